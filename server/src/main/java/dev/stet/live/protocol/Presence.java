package dev.stet.live.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tabs that are connected to a tenant, the oldest first.
 *
 * @param more how many tabs the list leaves out, or null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Presence(List<Tab> tabs, @Nullable Integer more) {

    public static final Presence NOBODY = new Presence(List.of(), null);

    public static final Comparator<Tab> OLDEST_FIRST =
            Comparator.comparing(Tab::since).thenComparing(Tab::client);

    private static final int MOST = 100;

    /** A client that moved from one node to another may be named by both: its newest connection counts. */
    public static Presence of(Collection<Tab> here, Collection<Tab> elsewhere) {
        Map<String, Tab> byClient = new HashMap<>();
        Stream.concat(here.stream(), elsewhere.stream())
                .forEach(tab -> byClient.merge(
                        tab.client(), tab, (one, other) -> one.since().isBefore(other.since()) ? other : one));
        List<Tab> all = byClient.values().stream().sorted(OLDEST_FIRST).toList();
        return all.size() <= MOST ? new Presence(all, null) : new Presence(all.subList(0, MOST), all.size() - MOST);
    }
}
