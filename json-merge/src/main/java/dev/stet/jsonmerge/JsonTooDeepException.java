package dev.stet.jsonmerge;

/** A text that may well be JSON, but is nested deeper than rule C6 allows. */
public final class JsonTooDeepException extends JsonParseException {
    private static final long serialVersionUID = 1L;

    JsonTooDeepException(int most, int offset) {
        super("nested deeper than " + most, offset);
    }
}
