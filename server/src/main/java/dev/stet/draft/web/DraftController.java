package dev.stet.draft.web;

import dev.stet.account.Caller;
import dev.stet.draft.Change;
import dev.stet.draft.Drafts;
import dev.stet.draft.OnConflict;
import dev.stet.draft.Restoration;
import dev.stet.draft.history.Draft;
import dev.stet.draft.history.Lineage;
import dev.stet.http.JsonBody;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import dev.stet.http.VersionTag;
import dev.stet.jsonmerge.JsonPatch;
import dev.stet.jsonmerge.MergePatch;
import dev.stet.jsonmerge.PatchException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The draft over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/tenants/{slug}/draft", produces = MediaType.APPLICATION_JSON_VALUE)
class DraftController {

    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Drafts drafts;
    private final Lineage lineage;

    DraftController(Drafts drafts, Lineage lineage) {
        this.drafts = drafts;
        this.lineage = lineage;
    }

    /** Spring makes it a 304, with the same headers, when the client has this version. */
    @GetMapping
    ResponseEntity<DraftAnswer> read(Caller caller) {
        Draft draft = drafts.get(caller.tenant().id());
        return ResponseEntity.ok()
                .eTag(VersionTag.of(draft.version()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(DraftAnswer.of(draft, lineage));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> save(Caller caller, @RequestBody byte[] bytes, HttpServletRequest request) {
        JsonBody body = JsonBody.read(bytes, "expectedVersion", "content", "onConflict");
        long expected = body.expectedVersion(request);
        JsonNode content = body.required("content");
        OnConflict onConflict = Policies.requested(body.optionalText("onConflict"));
        ChangeHeaders headers = ChangeHeaders.of(request);
        Change change = new Change(
                caller.tenant().id(),
                expected,
                base -> content,
                onConflict,
                caller.writer(),
                headers.client(),
                headers.key(() -> List.of(bytes("put"), bytes)));
        return ChangeAnswer.of(drafts.save(change), HttpStatus.CONFLICT, false);
    }

    @PatchMapping(consumes = JSON_PATCH)
    ResponseEntity<?> patch(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable String onConflict,
            @RequestBody byte[] bytes,
            HttpServletRequest request) {
        return patch(caller, ifMatch, onConflict, bytes, request, JsonPatch::apply);
    }

    @PatchMapping(consumes = MERGE_PATCH)
    ResponseEntity<?> mergePatch(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable String onConflict,
            @RequestBody byte[] bytes,
            HttpServletRequest request) {
        return patch(caller, ifMatch, onConflict, bytes, request, MergePatch::apply);
    }

    private ResponseEntity<?> patch(
            Caller caller,
            @Nullable String ifMatch,
            @Nullable String onConflict,
            byte[] bytes,
            HttpServletRequest request,
            BinaryOperator<JsonNode> apply) {
        long expected = VersionTag.required(ifMatch);
        JsonNode patch = JsonBody.tree(bytes);
        OnConflict policy = Policies.requested(onConflict);
        ChangeHeaders headers = ChangeHeaders.of(request);
        Change change = new Change(
                caller.tenant().id(),
                expected,
                base -> patched(apply, base, patch),
                policy,
                caller.writer(),
                headers.client(),
                headers.key(
                        () -> List.of(bytes("patch"), bytes(VersionTag.of(expected)), bytes(policy.code()), bytes)));
        // the caller sent a patch, so it may not have the content; it may say that it needs no copy
        return ChangeAnswer.of(drafts.save(change), HttpStatus.PRECONDITION_FAILED, !headers.wantsMinimal());
    }

    private static JsonNode patched(BinaryOperator<JsonNode> apply, JsonNode base, JsonNode patch) {
        try {
            return apply.apply(base, patch);
        } catch (PatchException e) {
            throw Problem.of(ProblemType.INVALID_CONTENT)
                    .detail("The patch does not fit the version that If-Match names: " + e.getMessage())
                    .with("errors", List.of())
                    .exception();
        }
    }

    @DeleteMapping
    ResponseEntity<?> discard(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        long expected = VersionTag.required(ifMatch);
        Change change = restoring(caller, expected, request, "discard");
        return ChangeAnswer.of(drafts.restore(change, new Restoration.Discard()), HttpStatus.PRECONDITION_FAILED, true);
    }

    @PostMapping(path = "/restore", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> restore(Caller caller, @RequestBody byte[] bytes, HttpServletRequest request) {
        JsonBody body = JsonBody.read(bytes, "expectedVersion", "version");
        long expected = body.expectedVersion(request);
        long version = body.version("version");
        Change change = restoring(caller, expected, request, "restore " + version);
        return ChangeAnswer.of(drafts.restore(change, new Restoration.OfVersion(version)), HttpStatus.CONFLICT, true);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Change restoring(Caller caller, long expected, HttpServletRequest request, String what) {
        return ChangeHeaders.of(request).restoring(caller.tenant().id(), expected, caller.writer(), what);
    }
}
