package dev.stet.agent;

import dev.stet.draft.Drafts;
import dev.stet.draft.Restoration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts exactly the version that the command names before visitors. */
@Component
class PublishDraft implements Executor {

    private final Drafts drafts;

    PublishDraft(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "publish_draft";
    }

    @Override
    public ActionResult execute(Command command, JsonNode inputs) {
        Input.of(inputs);
        return ActionResult.of(drafts.restore(command.restoring(), new Restoration.Publish()));
    }
}
