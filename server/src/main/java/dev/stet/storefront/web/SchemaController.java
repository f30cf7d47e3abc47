package dev.stet.storefront.web;

import dev.stet.storefront.StorefrontSchema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the schema of the content, from which clients build their forms. */
@RestController
class SchemaController {

    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");

    private final Supplier<Body> body;

    SchemaController(StorefrontSchema schema) {
        body = SingletonSupplier.of(() -> Body.of(schema.json().toString()));
    }

    @GetMapping(StorefrontSchema.PATH)
    ResponseEntity<byte[]> schema() {
        return ResponseEntity.ok()
                .contentType(SCHEMA)
                .eTag(body.get().tag())
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(body.get().bytes());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed after it is made
    private record Body(byte[] bytes, String tag) {

        static Body of(String json) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            return new Body(bytes, Digests.tag(bytes));
        }
    }
}
