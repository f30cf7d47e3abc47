package dev.stet.live;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends hints to the other nodes, outside of every save: a transaction that notifies takes a lock, and all such commits
 * queue behind it. Hints that come while a statement is under way go with the next statement, each tenant once.
 */
@Component
class Hints {

    static final String CHANNEL = "stet_live";

    /** PostgreSQL takes less than 8000 bytes. */
    private static final int MOST_CHARACTERS = 7900;

    /** At most 200 statements a second, however many saves. */
    private static final long PAUSE_MILLIS = 5;

    /** A hint may get lost, so its commit does not wait for the disk. */
    private static final String NOTIFY = "select set_config('synchronous_commit', 'off', true);"
            + " select count(pg_notify('" + CHANNEL + "', hint)) from unnest(?) hint";

    private final JdbcTemplate jdbc;
    private final NodeId self;
    private final Map<Long, Long> versions = new ConcurrentHashMap<>();
    private final Set<Long> presences = ConcurrentHashMap.newKeySet();
    private final CoalescingTask sending = new CoalescingTask("live-hints", this::send);

    Hints(JdbcTemplate jdbc, NodeId self) {
        this.jdbc = jdbc;
        this.self = self;
    }

    void changed(long tenantId, long version) {
        versions.merge(tenantId, version, Math::max);
        sending.request();
    }

    void presenceChanged(long tenantId) {
        presences.add(tenantId);
        sending.request();
    }

    /** Tells of changed presence before the node stops: the hints are sent when this returns. */
    void sendLast(List<Long> tenantIds) {
        presences.addAll(tenantIds);
        notifyOthers(payloads(self.value(), waiting()));
    }

    private void send() throws InterruptedException {
        List<String> payloads = payloads(self.value(), waiting());
        if (!payloads.isEmpty()) {
            notifyOthers(payloads);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void notifyOthers(List<String> payloads) {
        jdbc.execute(NOTIFY, (PreparedStatement statement) -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", payloads.toArray()));
            return statement.execute();
        });
    }

    /** Takes out what waits: {@code tenant@version} for a change of the draft, {@code tenant} for one of presence. */
    private List<String> waiting() {
        List<String> words = new ArrayList<>();
        for (Long tenantId : versions.keySet()) {
            Long version = versions.remove(tenantId);
            if (version != null) {
                words.add(tenantId + "@" + version);
            }
        }
        for (Long tenantId : presences) {
            presences.remove(tenantId);
            words.add(Long.toString(tenantId));
        }
        return words;
    }

    /** Puts the words behind the id of this node, in as few notifications as can hold them. */
    static List<String> payloads(String node, List<String> words) {
        List<String> payloads = new ArrayList<>();
        StringBuilder payload = new StringBuilder(node);
        for (String word : words) {
            if (payload.length() + word.length() >= MOST_CHARACTERS) {
                payloads.add(payload.toString());
                payload.setLength(node.length());
            }
            payload.append(' ').append(word);
        }
        if (!words.isEmpty()) {
            payloads.add(payload.toString());
        }
        return payloads;
    }
}
