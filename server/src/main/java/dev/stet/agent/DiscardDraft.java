package dev.stet.agent;

import dev.stet.draft.Drafts;
import dev.stet.draft.Restoration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes the draft back to what visitors see, as a new version. */
@Component
class DiscardDraft implements Executor {

    private final Drafts drafts;

    DiscardDraft(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "discard_draft";
    }

    @Override
    public ActionResult execute(Command command, JsonNode inputs) {
        Input.of(inputs);
        return ActionResult.of(drafts.restore(command.restoring(), new Restoration.Discard()));
    }
}
