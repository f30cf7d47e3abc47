package dev.stet.agent;

import dev.stet.draft.Drafts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Changes colours, font or logo; what is not named stays, null takes a value away. */
@Component
class UpdateStorefrontBranding implements Executor {

    private final Drafts drafts;

    UpdateStorefrontBranding(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "update_storefront_branding";
    }

    @Override
    public ActionResult execute(Command command, JsonNode inputs) {
        if (inputs.isEmpty()) {
            throw new ActionInputException("primaryColor", "Name at least one branding field to change.");
        }
        return command.save(drafts, content -> {
            inputs.properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    content.withObject("branding").remove(field.getKey());
                } else {
                    content.withObject("branding").set(field.getKey(), field.getValue());
                }
            });
            return content;
        });
    }
}
