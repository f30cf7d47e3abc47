package dev.stet.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Finds what hints that got lost would have told: one statement for a thousand tenants. */
@Component
class Comparison {

    private static final int TENANTS_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final Rooms rooms;
    private final double aliveSeconds;
    private final Errand comparing = new Errand("live-comparison", this::compare);

    Comparison(JdbcClient jdbc, Rooms rooms, LiveSettings settings) {
        this.jdbc = jdbc;
        this.rooms = rooms;
        this.aliveSeconds = settings.alive().toMillis() / 1000.0;
    }

    void ask() {
        comparing.ask();
    }

    private void compare() {
        List<Long> tenants = rooms.all().stream().map(Room::tenantId).toList();
        for (int from = 0; from < tenants.size(); from += TENANTS_AT_ONCE) {
            compare(tenants.subList(from, Math.min(tenants.size(), from + TENANTS_AT_ONCE)));
        }
    }

    private void compare(List<Long> tenants) {
        jdbc.sql("select tenant_id, version, presence from live_standings(:tenants, make_interval(secs => :alive))")
                .param("tenants", new SqlArrayValue("bigint", tenants.toArray()))
                .param("alive", aliveSeconds)
                .query(Comparison::found)
                .list()
                .forEach(found -> {
                    Room room = rooms.find(found.tenantId());
                    if (room != null) {
                        room.hear(found.version());
                        room.comparePresence(found.presence());
                    }
                });
    }

    private record Found(
            long tenantId, long version, @Nullable String presence) {}

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(row.getLong("tenant_id"), row.getLong("version"), row.getString("presence"));
    }
}
