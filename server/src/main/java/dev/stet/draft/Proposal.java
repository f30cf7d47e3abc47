package dev.stet.draft;

import dev.stet.draft.history.Content;
import dev.stet.draft.history.NewRevision.Step;
import java.util.List;

/** What a save proposes, before it is known whether its base is still the newest version. */
sealed interface Proposal {

    /**
     * A valid content.
     *
     * @param base the content that the change is based on
     * @param step from there to the content wanted
     */
    record Valid(Content base, Step step) implements Proposal {
        Content wanted() {
            return step.content();
        }
    }

    /** The content that the change is based on is not in the history. */
    record WithoutBase() implements Proposal {}

    /** The content wanted may not be saved on any version. */
    record Refused(ChangeResult refusal) implements Proposal {
        static Refused invalid(List<Violation> violations) {
            return new Refused(new ChangeResult.Invalid(violations));
        }
    }
}
