package dev.stet.bench.merge;

import dev.stet.jsonmerge.CanonicalJson;
import tools.jackson.databind.JsonNode;

/** Three versions of a document. */
record Triple(JsonNode base, JsonNode yours, JsonNode theirs) {
    /** The same read anew, so that nothing is shared: like three documents out of a database and a request. */
    Triple reread() {
        return new Triple(reread(base), reread(yours), reread(theirs));
    }

    private static JsonNode reread(JsonNode document) {
        return CanonicalJson.parse(CanonicalJson.write(document));
    }
}
