package dev.stet.live;

import dev.stet.database.TenantReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes up for lost hints: compares what this node has told of each tenant with what the database has. The queries of
 * many tenants go to the database together.
 */
@Component
class Comparison {

    private static final int TENANTS_AT_ONCE = 200;

    private static final String STANDING = """
            select $1 as tenant_id,
                   (select max(version) from revision where tenant_id = $1) as version,
                   (select md5(string_agg(tabs, ' ' order by node)) from live_presence
                     where tenant_id = $1 and seen_at > clock_timestamp() - interval '%d milliseconds') as presence
            """;

    private final TenantReads reads;
    private final Rooms rooms;
    private final String query;
    private final Errand comparing = new Errand("live-comparison", this::compare);

    Comparison(TenantReads reads, Rooms rooms, LiveSettings settings) {
        this.reads = reads;
        this.rooms = rooms;
        this.query = STANDING.formatted(settings.alive().toMillis());
    }

    void ask() {
        comparing.ask();
    }

    private void compare() {
        List<Long> tenants = rooms.all().stream().map(Room::tenantId).toList();
        for (int from = 0; from < tenants.size(); from += TENANTS_AT_ONCE) {
            List<Long> some = tenants.subList(from, Math.min(tenants.size(), from + TENANTS_AT_ONCE));
            reads.ofEach(some, query, Comparison::found).forEach(this::tell);
        }
    }

    private void tell(Found found) {
        Room room = rooms.find(found.tenantId());
        if (room != null) {
            room.hear(found.version());
            room.comparePresence(found.presence());
        }
    }

    private record Found(
            long tenantId, long version, @Nullable String presence) {}

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(row.getLong("tenant_id"), row.getLong("version"), row.getString("presence"));
    }
}
