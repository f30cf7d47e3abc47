package dev.stet.jsonmerge;

/** A text that is not one JSON value as rule C6 wants it. */
public class JsonParseException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    JsonParseException(String what, int offset) {
        super(what + " at offset " + offset);
        this.offset = offset;
    }

    /** Where it was noticed, in UTF-16 code units. */
    public int offset() {
        return offset;
    }
}
