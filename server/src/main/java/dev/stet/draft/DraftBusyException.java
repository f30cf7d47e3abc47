package dev.stet.draft;

/** Too many changes of one draft came at once. This one was not begun, or changed nothing, and may be repeated. */
public class DraftBusyException extends RuntimeException {

    DraftBusyException(String message) {
        super(message);
    }
}
