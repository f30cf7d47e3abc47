package dev.stet.draft;

import dev.stet.account.Writer;
import dev.stet.draft.history.Content;
import dev.stet.draft.history.History;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

class DraftsInMemoryTest extends DraftsContract {

    private final InMemoryHistory history = new InMemoryHistory();
    private final Drafts drafts =
            new Drafts(history, DraftsInMemoryTest::rules, new Turns(), Clock.systemUTC(), event -> {});
    private long tenants;

    /** The one rule that the contract needs: a section's id names one section. */
    private static List<Violation> rules(JsonNode content, @Nullable JsonNode valid) {
        Set<String> ids = new HashSet<>();
        return content.path("pages")
                .valueStream()
                .flatMap(page -> page.path("sections").valueStream())
                .map(section -> section.path("id").asString())
                .filter(id -> !ids.add(id))
                .map(id -> new Violation("/pages/about/sections/" + id + "/id", "It is there twice."))
                .toList();
    }

    @Override
    Drafts drafts() {
        return drafts;
    }

    @Override
    History history() {
        return history;
    }

    @Override
    long newTenant() {
        history.create(++tenants, Content.of(Samples.SMALL_SITE), Writer.SYSTEM);
        return tenants;
    }
}
