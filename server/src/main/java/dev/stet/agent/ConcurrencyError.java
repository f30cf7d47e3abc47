package dev.stet.agent;

import dev.stet.draft.ChangeResult;

/** The draft changed since the version that an action is based on; the action changed nothing. HTTP answers 409. */
class ConcurrencyError extends RuntimeException {

    @SuppressWarnings("serial") // never serialised
    private final ChangeResult.Stale stale;

    ConcurrencyError(ChangeResult.Stale stale) {
        super(
                "expected version " + stale.expectedVersion() + ", but the draft is at "
                        + stale.current().version(),
                null,
                false,
                false);
        this.stale = stale;
    }

    ChangeResult.Stale stale() {
        return stale;
    }
}
