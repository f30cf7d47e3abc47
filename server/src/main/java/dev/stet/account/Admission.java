package dev.stet.account;

/**
 * What a caller who stays connected was let in by.
 *
 * @param byCookie whether by a session, whose cookie a browser sends from any site; else by a token
 * @param key the session's id or the token's hash
 */
public record Admission(Caller caller, boolean byCookie, String key) {

    /** Whether an admission still holds. */
    public enum State {
        HOLDS,
        /** The session or the token has ended. */
        ENDED,
        /** The member no longer belongs to the tenant, or there is no such tenant any more. */
        GONE
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "Admission[" + caller + "]";
    }
}
