package dev.stet.draft;

import dev.stet.draft.history.Content;
import dev.stet.draft.history.NewRevision;
import dev.stet.jsonmerge.Conflict;
import java.util.List;

/** What is to become of a change, by what is known of the draft. {@link Decider} makes it. */
sealed interface Decision {

    /** A revision is to be appended. If that fails, another writer was faster, and the change is decided afresh. */
    record Append(NewRevision revision, Outcome outcome, boolean asSent) implements Decision {}

    /** Nothing would be different, so no version is made. */
    record Unchanged(boolean asSent) implements Decision {}

    /** The change is based on an older version, and both sides can't be had. */
    record Stale(List<Conflict> conflicts) implements Decision {}

    /** The content that the change is based on is no longer, or not yet, in the history. */
    record BaseUnavailable() implements Decision {}

    /** The merge with what the writer wanted is clean, but its result breaks the rules. */
    record InvalidMerge(Content wanted, List<Violation> violations) implements Decision {}

    /**
     * The request was accepted before, and gets the same answer.
     *
     * @param made whether it made the version, or met it and changed nothing
     */
    record Replay(long version, boolean made) implements Decision {}

    /** The request can't be carried out, whatever the draft's version is. */
    record Refused(ChangeResult refusal) implements Decision {}
}
