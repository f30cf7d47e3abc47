package dev.stet.agent;

import dev.stet.draft.Violation;

/** The inputs of an action are not right; nothing was changed. */
class ActionInputException extends RuntimeException {

    @SuppressWarnings("serial") // never serialised
    private final Violation violation;

    /** @param input the name of the input at fault */
    ActionInputException(String input, String message) {
        super(message, null, false, false);
        this.violation = new Violation("/" + input, message);
    }

    Violation violation() {
        return violation;
    }
}
