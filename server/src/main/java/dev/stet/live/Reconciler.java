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
class Reconciler {

    private static final int TENANTS_AT_ONCE = 200;

    private static final String QUERY = """
            select $1 as tenant_id,
                   (select max(version) from revision where tenant_id = $1) as version,
                   (select md5(string_agg(tabs, ' ' order by node)) from live_presence
                     where tenant_id = $1 and seen_at > clock_timestamp() - interval '%d milliseconds') as presence
            """;

    private final TenantReads reads;
    private final Rooms rooms;
    private final String query;
    private final CoalescingTask reconciling = new CoalescingTask("live-reconciler", this::reconcile);

    Reconciler(TenantReads reads, Rooms rooms, LiveSettings settings) {
        this.reads = reads;
        this.rooms = rooms;
        this.query = QUERY.formatted(settings.alive().toMillis());
    }

    void request() {
        reconciling.request();
    }

    private void reconcile() {
        List<Long> tenants = rooms.all().stream().map(Room::tenantId).toList();
        for (int from = 0; from < tenants.size(); from += TENANTS_AT_ONCE) {
            List<Long> some = tenants.subList(from, Math.min(tenants.size(), from + TENANTS_AT_ONCE));
            reads.ofEach(some, query, Reconciler::stored).forEach(this::reconcile);
        }
    }

    private void reconcile(Stored stored) {
        Room room = rooms.find(stored.tenantId());
        if (room != null) {
            room.news().heardOf(stored.version());
            room.presence().reconcile(stored.presence());
        }
    }

    private record Stored(
            long tenantId, long version, @Nullable String presence) {}

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(row.getLong("tenant_id"), row.getLong("version"), row.getString("presence"));
    }
}
