package dev.stet.agent;

import dev.stet.draft.Drafts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Shows a page to visitors or hides it. */
@Component
class TogglePageEnabled implements Executor {

    private final Drafts drafts;

    TogglePageEnabled(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "toggle_page_enabled";
    }

    @Override
    public ActionResult execute(Command command, JsonNode inputs) {
        Input input = Input.of(inputs, "pageName", "enabled");
        String pageName = input.text("pageName");
        boolean enabled = input.flag("enabled");
        return command.save(drafts, content -> {
            Pages.page(content, pageName).put("enabled", enabled);
            return content;
        });
    }
}
