package dev.stet.draft;

/** A version or release that never was, or whose history was thinned away, was asked to be brought back. */
public class NoSuchVersionException extends RuntimeException {

    private final String what;

    NoSuchVersionException(String what) {
        super(what);
        this.what = what;
    }

    /** A sentence that names it. */
    public String what() {
        return what;
    }
}
