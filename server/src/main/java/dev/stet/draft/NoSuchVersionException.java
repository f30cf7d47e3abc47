package dev.stet.draft;

/** A version or release that never was, or whose history was thinned away, was asked to be brought back. */
public class NoSuchVersionException extends RuntimeException {

    NoSuchVersionException(String what) {
        super(what);
    }
}
