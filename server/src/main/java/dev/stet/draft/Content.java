package dev.stet.draft;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.stet.jsonmerge.CanonicalJson;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A document with its canonical text. Two contents are equal when their texts are. The tree is shared between
 * requests: whoever wants to change it copies it first.
 */
public final class Content {

    private final String text;
    private volatile @Nullable JsonNode tree;

    private Content(String text, @Nullable JsonNode tree) {
        this.text = text;
        this.tree = tree;
    }

    public static Content of(JsonNode tree) {
        return new Content(CanonicalJson.write(tree), tree);
    }

    /** From text that this class wrote. */
    static Content ofCanonical(String text) {
        return new Content(text, null);
    }

    /** The canonical JSON: sorted keys, no white space, one spelling for each value. */
    @JsonValue
    @JsonRawValue
    public String text() {
        return text;
    }

    public JsonNode tree() {
        // parsed when first needed: a draft that is only read goes out as the text that it came in as. Two threads
        // may both parse; either tree will do.
        JsonNode parsed = tree;
        if (parsed == null) {
            parsed = CanonicalJson.parse(text);
            tree = parsed;
        }
        return parsed;
    }

    /** Whether the text has more than this many bytes in UTF-8. */
    boolean exceeds(int bytes) {
        // a UTF-16 unit has three bytes at most, so most texts need no encoding to be told
        return text.length() > bytes / 3 && text.getBytes(StandardCharsets.UTF_8).length > bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && content.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
