package dev.stet.draft.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.stet.jsonmerge.CanonicalJson;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A document. Its canonical text is written, and its tree parsed, when first needed: most saves never need the text.
 * Trees are shared between versions and requests: copy one before you change it.
 */
public final class Content {

    /** A UTF-16 unit has at most so many bytes in UTF-8. */
    private static final int MOST_BYTES_PER_CHARACTER = 3;

    private volatile @Nullable String text;
    private volatile @Nullable JsonNode tree;
    /** Bounds the bytes of the canonical text in UTF-8 as long as it isn't written. */
    private final long mostBytes;

    private Content(@Nullable String text, @Nullable JsonNode tree, long mostBytes) {
        this.text = text;
        this.tree = tree;
        this.mostBytes = mostBytes;
    }

    public static Content of(JsonNode tree) {
        String text = CanonicalJson.write(tree);
        return new Content(text, tree, mostBytes(text));
    }

    /** From canonical text. */
    static Content ofCanonical(String text) {
        return new Content(text, null, mostBytes(text));
    }

    /**
     * This content after a patch.
     *
     * @param patch the RFC 6902 patch as JSON text; it bounds how much larger the result can be
     */
    public Content patched(JsonNode result, String patch) {
        return new Content(null, result, mostBytes() + mostBytes(patch));
    }

    private long mostBytes() {
        String written = text;
        return written == null ? mostBytes : mostBytes(written);
    }

    private static long mostBytes(String text) {
        return (long) text.length() * MOST_BYTES_PER_CHARACTER;
    }

    /** The canonical JSON: sorted keys, no white space, one spelling for each value. */
    @JsonValue
    @JsonRawValue
    public String text() {
        // two threads may both write it; either text will do
        String written = text;
        if (written == null) {
            written = CanonicalJson.write(tree());
            text = written;
        }
        return written;
    }

    public JsonNode tree() {
        JsonNode parsed = tree;
        if (parsed == null) {
            String known = text;
            if (known == null) {
                throw new IllegalStateException("a content without tree and text, which is a bug");
            }
            parsed = CanonicalJson.parse(known);
            tree = parsed;
        }
        return parsed;
    }

    /** Whether the canonical text has more than this many bytes in UTF-8. */
    public boolean exceeds(int bytes) {
        return mostBytes() > bytes && text().getBytes(StandardCharsets.UTF_8).length > bytes;
    }

    /** An estimate of the canonical text's length in characters, at most a third of its bytes' bound. */
    int weight() {
        return (int) Math.min(Integer.MAX_VALUE, mostBytes() / MOST_BYTES_PER_CHARACTER);
    }

    /** Compares the canonical texts. */
    @Override
    public boolean equals(Object other) {
        return other == this
                || (other instanceof Content content && content.text().equals(text()));
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
