package dev.stet.http;

/** How many entries of a list a request asks for at once. */
public final class PageLimit {

    /** The most that one page may have, of whatever list. */
    public static final int MOST = 200;

    private PageLimit() {}

    /** @throws ProblemException 400 when it is not from 1 to {@link #MOST} */
    public static void check(int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.of(ProblemType.MALFORMED)
                    .detail("limit is from 1 to " + MOST + ".")
                    .exception();
        }
    }
}
