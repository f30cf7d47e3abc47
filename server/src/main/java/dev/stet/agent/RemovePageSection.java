package dev.stet.agent;

import dev.stet.draft.Drafts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Takes a section off its page. */
@Component
class RemovePageSection implements Executor {

    private final Drafts drafts;

    RemovePageSection(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "remove_page_section";
    }

    @Override
    public ActionResult execute(Command command, JsonNode inputs) {
        Input input = Input.of(inputs, "pageName", "sectionId");
        String pageName = input.text("pageName");
        String sectionId = input.text("sectionId");
        return command.save(drafts, content -> {
            ArrayNode sections = Pages.sections(Pages.page(content, pageName));
            sections.remove(Pages.indexOf(sections, sectionId));
            return content;
        });
    }
}
