package dev.stet.jsonmerge;

/** A patch that does not apply; nothing of it was applied. */
public final class PatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int operation;
    private final String path;

    PatchException(int operation, String op, String path, String what) {
        super(operation < 0 ? what : "operation " + operation + " (" + op + " " + quoted(path) + "): " + what);
        this.operation = operation;
        this.path = path;
    }

    private static String quoted(String path) {
        return '"' + path + '"';
    }

    /** The index of the failing operation; -1 if the patch itself is not a list of operations. */
    public int operation() {
        return operation;
    }

    /** The path of the failing operation, empty if it has none. */
    public String path() {
        return path;
    }
}
