package dev.stet.agent;

import dev.stet.draft.Drafts;
import dev.stet.draft.history.Revisions;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes the branding back to the published one, or to where it began. */
@Component
class RevertBranding implements Executor {

    private final Drafts drafts;
    private final Revisions revisions;

    RevertBranding(Drafts drafts, Revisions revisions) {
        this.drafts = drafts;
        this.revisions = revisions;
    }

    @Override
    public String name() {
        return "revert_branding";
    }

    @Override
    public ActionResult execute(Command command, JsonNode inputs) {
        Input.of(inputs);
        long tenant = command.caller().tenant().id();
        JsonNode branding = revisions.liveContent(tenant).tree().path("branding");
        return command.save(drafts, content -> {
            if (branding.isMissingNode()) {
                content.remove("branding");
            } else {
                content.set("branding", branding);
            }
            return content;
        });
    }
}
