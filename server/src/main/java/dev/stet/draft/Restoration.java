package dev.stet.draft;

/** Which content a change brings back, or puts before visitors. */
public sealed interface Restoration {

    /** The current content becomes a release. */
    record Publish() implements Restoration {}

    /** The draft goes back to what visitors see, or to where it began if nothing was published. */
    record Discard() implements Restoration {}

    /** The draft goes back to a version. */
    record OfVersion(long version) implements Restoration {}

    /** The draft and what visitors see go back to a release. */
    record OfRelease(int release) implements Restoration {}
}
