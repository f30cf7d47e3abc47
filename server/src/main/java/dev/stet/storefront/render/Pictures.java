package dev.stet.storefront.render;

import dev.stet.storefront.content.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is known about pictures: of those that Stet brings along, their sizes; of all others, their address. */
final class Pictures {

    private static final Map<String, Picture> KNOWN = read();

    private Pictures() {}

    /** The picture at an address, which is empty if no page may show it. */
    static Picture of(String url) {
        String safe = Addresses.image(url.strip());
        return KNOWN.getOrDefault(safe, Picture.unknown(safe));
    }

    private static Map<String, Picture> read() {
        try (InputStream json = Pictures.class.getResourceAsStream("/demo/pictures.json")) {
            Map<String, Picture> pictures = new HashMap<>();
            JsonMapper.shared()
                    .readTree(Objects.requireNonNull(json, "Bug: the list of pictures is not in the jar"))
                    .forEachEntry((src, facts) -> pictures.put(src, picture(src, facts)));
            return Map.copyOf(pictures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Picture picture(String src, JsonNode facts) {
        int width = facts.path("width").asInt();
        int height = facts.path("height").asInt();
        StringBuilder srcset = new StringBuilder();
        facts.path("smaller")
                .forEach(smaller -> srcset.append(src.replace(".jpg", "-" + smaller.asInt() + ".jpg "))
                        .append(smaller.asInt())
                        .append("w, "));
        srcset.append(src).append(' ').append(width).append('w');
        return new Picture(src, srcset.toString(), width, height, shape((double) width / height));
    }

    private static String shape(double ratio) {
        return ratio < 0.9 ? "shape-tall" : ratio < 1.15 ? "shape-square" : "shape-wide";
    }
}
