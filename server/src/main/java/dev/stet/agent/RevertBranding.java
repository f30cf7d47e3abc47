package dev.stet.agent;

import dev.stet.draft.Content;
import dev.stet.draft.Drafts;
import dev.stet.draft.Published;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes the branding back to the published one, or to where it began. */
@Component
class RevertBranding implements Executor {

    private final Drafts drafts;

    RevertBranding(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "revert_branding";
    }

    @Override
    public ActionResult execute(Command command, JsonNode inputs) {
        Input.of(inputs);
        long tenant = command.caller().tenant().id();
        long version = drafts.published(tenant).map(Published::version).orElse(0L);
        JsonNode branding = drafts.contentAt(tenant, version)
                .map(Content::tree)
                .orElseThrow(() -> new IllegalStateException("version " + version + " is published but not kept"))
                .path("branding");
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
