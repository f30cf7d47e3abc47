package dev.stet.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stet.account.Caller;
import dev.stet.draft.Change;
import dev.stet.draft.ChangeResult;
import dev.stet.draft.Drafts;
import dev.stet.draft.Restoration;
import dev.stet.draft.history.Content;
import dev.stet.draft.history.Published;
import dev.stet.draft.history.Revision;
import dev.stet.draft.history.RevisionKind;
import dev.stet.draft.web.ChangeAnswer;
import dev.stet.draft.web.ChangeHeaders;
import dev.stet.draft.web.WriterAnswer;
import dev.stet.http.JsonBody;
import dev.stet.http.PageLimit;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import dev.stet.http.VersionTag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishing and the releases over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/tenants/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
class PublishController {

    private final Drafts drafts;
    private final Releases releases;

    PublishController(Drafts drafts, Releases releases) {
        this.drafts = drafts;
        this.releases = releases;
    }

    /** Exactly the version that was reviewed becomes a release, or none does. */
    @PostMapping(path = "/draft/publish", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> publish(Caller caller, @RequestBody byte[] bytes, HttpServletRequest request) {
        long expected = JsonBody.read(bytes, "expectedVersion").expectedVersion(request);
        return release(caller, expected, request, "publish", new Restoration.Publish());
    }

    @PostMapping(path = "/releases/{number}/restore", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> restore(
            Caller caller, @PathVariable int number, @RequestBody byte[] bytes, HttpServletRequest request) {
        long expected = JsonBody.read(bytes, "expectedVersion").expectedVersion(request);
        return release(caller, expected, request, "release " + number, new Restoration.OfRelease(number));
    }

    private ResponseEntity<?> release(
            Caller caller, long expected, HttpServletRequest request, String what, Restoration restoration) {
        Change change = ChangeHeaders.of(request).restoring(caller.tenant().id(), expected, caller.writer(), what);
        ChangeResult result = drafts.restore(change, restoration);
        return result instanceof ChangeResult.Accepted accepted && accepted.published() instanceof Published published
                ? ResponseEntity.ok().eTag(VersionTag.of(published.version())).body(published)
                : ChangeAnswer.refusal(result, HttpStatus.CONFLICT);
    }

    @GetMapping("/releases")
    ReleasePage list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer before,
            @RequestParam(defaultValue = "200") int limit) {
        PageLimit.check(limit);
        long tenant = caller.tenant().id();
        List<Revision> found = releases.before(tenant, before == null ? Integer.MAX_VALUE : before, limit);
        int live = releases.liveNumber(tenant);
        boolean complete = found.size() < limit || number(found.getLast()) == 1;
        return new ReleasePage(
                found.stream().map(release -> Item.of(release, live, null)).toList(),
                complete ? null : number(found.getLast()));
    }

    @GetMapping("/releases/{number}")
    Item one(Caller caller, @PathVariable int number) {
        long tenant = caller.tenant().id();
        Revision release = releases.find(tenant, number)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND)
                        .detail("There is no release " + number + ".")
                        .exception());
        int live = releases.liveNumber(tenant);
        Content content = releases.content(tenant, number, release.version())
                .map(Release::content)
                .orElse(null);
        return Item.of(release, live, content);
    }

    private static int number(Revision release) {
        Integer number = release.release();
        if (number == null) {
            throw new IllegalArgumentException("no release: " + release);
        }
        return number;
    }

    /** @param next the {@code before} of the next page; absent at the first release */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReleasePage(List<Item> releases, @Nullable Integer next) {}

    /** @param restoredFrom the version whose release was brought back by this one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            int release,
            long version,
            RevisionKind kind,
            Instant publishedAt,
            WriterAnswer publishedBy,
            boolean live,
            @Nullable Long restoredFrom,
            @Nullable Content content) {

        static Item of(Revision release, int live, @Nullable Content content) {
            int number = number(release);
            return new Item(
                    number,
                    release.version(),
                    release.kind(),
                    release.updatedAt(),
                    WriterAnswer.of(release.updatedBy()),
                    number == live,
                    release.restoredFrom(),
                    content);
        }
    }
}
