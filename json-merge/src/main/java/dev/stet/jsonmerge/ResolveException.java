package dev.stet.jsonmerge;

/** Choices that do not decide the conflicts at hand, rules M35 to M37. */
public final class ResolveException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String path;

    ResolveException(String path, String what) {
        super('"' + path + "\": " + what);
        this.path = path;
    }

    /** The path of the conflict that is not decided well. */
    public String path() {
        return path;
    }
}
