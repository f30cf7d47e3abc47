package dev.stet.storefront.render;

import dev.stet.storefront.StarterContent;
import dev.stet.storefront.StorefrontSchema;
import dev.stet.storefront.content.PageId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import tools.jackson.databind.node.ObjectNode;

/** Prints a digest of everything that a start renders, one line each. {@link SameBytesAtEachStartTest} runs it. */
final class RenderedPages {

    private RenderedPages() {}

    public static void main(String[] arguments) {
        StorefrontRenderer renderer = new StorefrontRenderer();
        Site site = new Site("slipway", "Slipway", "https://pots.example");
        ObjectNode content = StarterContent.demo();
        content.withArray("/pages/0/sections")
                .addObject()
                .put("id", "all-of-markdown")
                .put("type", "text")
                .put("content", markdown());
        for (RenderMode mode : RenderMode.values()) {
            for (PageId page : PageId.values()) {
                String html =
                        renderer.render(site, content, page.toString(), mode).orElseThrow();
                System.out.println(mode + " " + page + " " + digest(html));
            }
            System.out.println(mode + " not-found " + digest(renderer.notFound(site, content, mode)));
        }
        System.out.println("stylesheets " + Assets.url("site.css"));
        System.out.println("schema " + digest(new StorefrontSchema().json().toString()));
    }

    private static String markdown() {
        return ExampleReader.readExamples(TestResources.getSpec()).stream()
                .map(Example::getSource)
                .collect(Collectors.joining("\n\n"));
    }

    private static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
