package dev.stet.storefront.render;

import dev.stet.storefront.content.Branding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32;

/** The files that every page uses. Their addresses change with their content, so browsers may keep them for ever. */
public final class Assets {

    private static final String FOLDER = "/storefront/";
    private static final String VERSION = version("site.css", "site.js", "icons.svg");

    private Assets() {}

    /** The address of a file that pages use. */
    public static String url(String file) {
        return FOLDER + file + "?v=" + VERSION;
    }

    /** The address of a font, which never changes. */
    public static String font(String file) {
        return FOLDER + "fonts/" + file;
    }

    /** The address of a theme's stylesheet ({@code css}) or mark ({@code svg}). */
    public static String theme(Theme theme, String ending) {
        return url("theme/" + theme.name() + "." + ending);
    }

    private static String version(String... files) {
        CRC32 sum = new CRC32();
        for (String file : files) {
            try (InputStream in = Assets.class.getResourceAsStream("/static" + FOLDER + file)) {
                sum.update(Objects.requireNonNull(in, "Bug: a file of the pages is not in the jar")
                        .readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        sum.update(Theme.of(Branding.NONE).css().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
