package dev.stet.agent;

import dev.stet.account.Caller;
import dev.stet.draft.Change;
import dev.stet.draft.ChangeResult;
import dev.stet.draft.Drafts;
import dev.stet.draft.OnConflict;
import dev.stet.draft.web.ChangeHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who asks for an action, on which version.
 *
 * @param fingerprint everything that the request asks for, to recognise its retry
 */
record Command(Caller caller, long expectedVersion, OnConflict onConflict, ChangeHeaders headers, String fingerprint) {

    /** Saves what the edit makes of a copy of the content, with which it may do as it likes. */
    ActionResult save(Drafts drafts, UnaryOperator<ObjectNode> edit) {
        AtomicReference<Changed> changed = new AtomicReference<>(Changed.NOTHING);
        Change change = new Change(
                caller.tenant().id(),
                expectedVersion,
                (JsonNode content) -> {
                    ObjectNode edited = edit.apply((ObjectNode) content.deepCopy());
                    changed.set(Changed.between(content, edited));
                    return edited;
                },
                onConflict,
                caller.writer(),
                headers.client(),
                headers.key(() -> List.of(fingerprint.getBytes(StandardCharsets.UTF_8))));
        ChangeResult outcome = drafts.save(change);
        return new ActionResult(outcome, changed.get());
    }

    NewIds newIds() {
        return NewIds.of(caller.tenant().id(), headers.idempotencyKey());
    }

    Change restoring() {
        return headers.restoring(caller.tenant().id(), expectedVersion, caller.writer(), fingerprint);
    }
}
