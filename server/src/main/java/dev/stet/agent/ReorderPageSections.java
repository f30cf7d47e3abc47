package dev.stet.agent;

import dev.stet.draft.Drafts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Moves a section to another place on its page. */
@Component
class ReorderPageSections implements Executor {

    private final Drafts drafts;

    ReorderPageSections(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "reorder_page_sections";
    }

    @Override
    public ActionResult execute(Command command, JsonNode inputs) {
        Input input = Input.of(inputs, "pageName", "sectionId", "toIndex");
        String pageName = input.text("pageName");
        String sectionId = input.text("sectionId");
        return command.save(drafts, content -> {
            ArrayNode sections = Pages.sections(Pages.page(content, pageName));
            int from = Pages.indexOf(sections, sectionId);
            int to = input.index("toIndex", sections.size() - 1);
            sections.insert(to, sections.remove(from));
            return content;
        });
    }
}
