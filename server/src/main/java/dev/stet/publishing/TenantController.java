package dev.stet.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stet.account.Caller;
import dev.stet.draft.Drafts;
import dev.stet.draft.history.Draft;
import dev.stet.draft.history.Lineage;
import dev.stet.draft.history.Published;
import dev.stet.draft.history.Revision;
import dev.stet.draft.history.Revisions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The facts of one tenant over HTTP. */
@RestController
class TenantController {

    private final Drafts drafts;
    private final Revisions revisions;
    private final Lineage lineage;

    TenantController(Drafts drafts, Revisions revisions, Lineage lineage) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.lineage = lineage;
    }

    @GetMapping("/api/v1/tenants/{slug}")
    Facts facts(Caller caller) {
        Draft draft = drafts.get(caller.tenant().id());
        Published published = draft.published();
        Live live = published == null
                ? null
                : new Live(
                        published.release(),
                        published.version(),
                        revisions
                                .find(caller.tenant().id(), published.version())
                                .map(Revision::updatedAt)
                                .orElse(null));
        return new Facts(caller.tenant().slug(), caller.tenant().name(), draft.version(), live, lineage.id());
    }

    /**
     * @param landingPageConfigDraftVersion the draft's version
     * @param lineage names the line of history that versions belong to
     */
    record Facts(
            String slug,
            String name,
            long landingPageConfigDraftVersion,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Live published,

            String lineage) {}

    record Live(int release, long version, @Nullable Instant publishedAt) {}
}
