package dev.stet.storefront.web;

import dev.stet.storefront.render.RenderMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A published page, ready to be sent as it is and compressed. */
final class LivePage {

    private final HttpStatus status;
    private final MediaType type;
    private final byte[] plain;
    private final byte[] zipped;
    private final String tag;

    LivePage(HttpStatus status, String html) {
        this(status, PagePolicy.HTML, html);
    }

    LivePage(HttpStatus status, MediaType type, String text) {
        this.status = status;
        this.type = type;
        this.plain = text.getBytes(StandardCharsets.UTF_8);
        this.zipped = zipped(plain);
        this.tag = Digests.of(plain);
    }

    /** The page in the form that the browser takes, under an entity tag of that form. */
    ResponseEntity<byte[]> response(@Nullable String acceptEncoding) {
        boolean zip = acceptsGzip(acceptEncoding);
        HttpHeaders headers = PagePolicy.headers(RenderMode.PUBLIC);
        headers.setContentType(type);
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (zip) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (status.is2xxSuccessful()) {
            headers.setETag("\"" + tag + (zip ? "-gzip\"" : "\""));
        }
        return new ResponseEntity<>(zip ? zipped : plain, headers, status);
    }

    /** Whether it stands for a page that could not be rendered. */
    boolean isFailure() {
        return status.is5xxServerError();
    }

    /** How much memory the page takes, in bytes. */
    int size() {
        return plain.length + zipped.length;
    }

    private static boolean acceptsGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && acceptEncoding.contains("gzip")
                && !acceptEncoding.matches(".*gzip\\s*;\\s*q=0(\\.0*)?\\s*(,.*)?");
    }

    private static byte[] zipped(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
