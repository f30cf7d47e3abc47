package dev.stet.agent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids for what one request adds. A retry, which is known by its key, gets the same ones. */
final class NewIds implements Iterator<String> {

    private final @Nullable String seed;
    private final List<String> given = new ArrayList<>();

    private NewIds(@Nullable String seed) {
        this.seed = seed;
    }

    /** @param key the request's Idempotency-Key */
    static NewIds of(long tenantId, @Nullable String key) {
        return new NewIds(key == null ? null : tenantId + " " + key + " ");
    }

    /** Those that were given so far. */
    List<String> given() {
        return List.copyOf(given);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public String next() {
        String id = seed == null
                ? UUID.randomUUID().toString()
                : UUID.nameUUIDFromBytes((seed + given.size()).getBytes(StandardCharsets.UTF_8))
                        .toString();
        given.add(id);
        return id;
    }
}
