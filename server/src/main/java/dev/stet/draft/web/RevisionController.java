package dev.stet.draft.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.stet.account.Caller;
import dev.stet.draft.history.Content;
import dev.stet.draft.history.Revision;
import dev.stet.draft.history.RevisionKind;
import dev.stet.draft.history.Revisions;
import dev.stet.http.PageLimit;
import dev.stet.http.Problem;
import dev.stet.http.ProblemException;
import dev.stet.http.ProblemType;
import dev.stet.jsonmerge.JsonDiff;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The history over HTTP. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}/draft/revisions")
class RevisionController {

    private final Revisions revisions;

    RevisionController(Revisions revisions) {
        this.revisions = revisions;
    }

    @GetMapping
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit) {
        PageLimit.check(limit);
        List<Revision> found = revisions.before(caller.tenant().id(), before == null ? Long.MAX_VALUE : before, limit);
        boolean complete =
                found.isEmpty() || found.size() < limit || found.getLast().kind() == RevisionKind.CREATED;
        return new Page(
                found.stream().map(Item::of).toList(),
                complete ? null : found.getLast().version());
    }

    @GetMapping("/{version}")
    Detail one(Caller caller, @PathVariable long version) {
        long tenant = caller.tenant().id();
        Revision revision = revisions.find(tenant, version).orElseThrow(() -> notFound(version));
        Content content = revisions.contentAt(tenant, version).orElseThrow(() -> notFound(version));
        JsonNode patch = revisions.before(tenant, version, 1).stream()
                .findFirst()
                .flatMap(before -> revisions.contentAt(tenant, before.version()))
                .map(before -> (JsonNode) JsonDiff.diff(before.tree(), content.tree()))
                .orElse(null);
        return new Detail(Item.of(revision), content, patch);
    }

    private static ProblemException notFound(long version) {
        return Problem.of(ProblemType.NOT_FOUND)
                .detail("Version " + version + " is not in the history.")
                .exception();
    }

    /** @param next the {@code before} of the next page; absent at the beginning of the history */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Item> revisions, @Nullable Long next) {}

    /** One revision, without its content. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Item(
            long version,
            long baseVersion,
            RevisionKind kind,
            WriterAnswer updatedBy,
            Instant updatedAt,
            @Nullable String client,
            @Nullable Integer release,
            @Nullable Long restoredFrom,
            List<Long> overwrote,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> changes) {

        static Item of(Revision revision) {
            return new Item(
                    revision.version(),
                    revision.baseVersion(),
                    revision.kind(),
                    WriterAnswer.of(revision.updatedBy()),
                    revision.updatedAt(),
                    revision.client(),
                    revision.release(),
                    revision.restoredFrom(),
                    revision.overwrote(),
                    revision.changes());
        }
    }

    /** @param patch RFC 6902 from the version before in the history; absent for the first */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Detail(
            @JsonUnwrapped Item revision,
            Content content,
            @Nullable JsonNode patch) {}
}
