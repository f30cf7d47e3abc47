package dev.stet.agent;

import dev.stet.account.Caller;
import dev.stet.draft.Change;
import dev.stet.draft.ChangeHeaders;
import dev.stet.draft.OnConflict;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who asks for an action, on which version.
 *
 * @param fingerprint everything that the request asks for, to recognise its retry
 */
record Command(Caller caller, long expectedVersion, OnConflict onConflict, ChangeHeaders headers, String fingerprint) {

    /** A change of a copy of the content: the edit may do with it as it likes. */
    Change edit(UnaryOperator<ObjectNode> edit) {
        return new Change(
                caller.tenant().id(),
                expectedVersion,
                (JsonNode content) -> edit.apply((ObjectNode) content.deepCopy()),
                onConflict,
                caller.writer(),
                headers.client(),
                headers.key(() -> List.of(fingerprint)));
    }

    Change restoring() {
        return Change.restoring(caller.tenant().id(), expectedVersion, caller.writer(), headers, fingerprint);
    }
}
