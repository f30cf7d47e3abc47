package dev.stet.jsonmerge;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The kind of a conflict about a value, the end of rule M14. */
final class Kinds {
    private Kinds() {}

    static ConflictKind of(@Nullable JsonNode base, @Nullable JsonNode yours, @Nullable JsonNode theirs) {
        if (base == null) {
            return ConflictKind.ADD_ADD;
        }
        if (yours == null || theirs == null) {
            return ConflictKind.DELETE_EDIT;
        }
        if (base instanceof ArrayNode b && yours instanceof ArrayNode y && theirs instanceof ArrayNode t) {
            return ofArrays(b, y, t);
        }
        boolean sameType = base.getNodeType() == yours.getNodeType() && base.getNodeType() == theirs.getNodeType();
        return sameType ? ConflictKind.EDIT : ConflictKind.TYPE;
    }

    private static ConflictKind ofArrays(ArrayNode base, ArrayNode yours, ArrayNode theirs) {
        if (Math.max(base.size(), Math.max(yours.size(), theirs.size())) > Ids.MAX_ITEMS) {
            return ConflictKind.TOO_LARGE;
        }
        boolean duplicated = Ids.duplicated(base) || Ids.duplicated(yours) || Ids.duplicated(theirs);
        return duplicated ? ConflictKind.DUPLICATE_ID : ConflictKind.EDIT;
    }
}
