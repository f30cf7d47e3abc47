package dev.stet.bench.torture;

/** What the proxy does with one request for a change. */
enum NetworkFault {
    NONE,
    /** It arrives half a second late at most. */
    DELAY,
    /** It never arrives. */
    LOST_REQUEST,
    /** The connection is cut in the middle of its body. */
    CUT_BODY,
    /** It is carried out; the answer never arrives. */
    LOST_REPLY,
    /** It is carried out; half of the answer arrives. */
    CUT_REPLY,
    /** It arrives twice at the same time. */
    DUPLICATE,
    /** It seems lost, and arrives when its writer has long sent others. */
    LATE
}
