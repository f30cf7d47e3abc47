package dev.stet.live;

import dev.stet.database.TenantTransactions;
import dev.stet.live.protocol.Tab;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The connected tabs of all nodes: one row for each node and tenant. */
@Repository
class PresenceTable {

    private final TenantTransactions transactions;
    private final JsonMapper json;
    private final NodeId self;
    private final double aliveSeconds;

    PresenceTable(TenantTransactions transactions, JsonMapper json, NodeId self, LiveSettings settings) {
        this.transactions = transactions;
        this.json = json;
        this.self = self;
        this.aliveSeconds = settings.alive().toMillis() / 1000.0;
    }

    /** The tabs as a row holds them, a JSON array. */
    String json(List<Tab> tabs) {
        return json.writeValueAsString(tabs);
    }

    /** Writes this node's tabs of the tenant as {@link #json}; an empty text removes the row. Returns the rows changed. */
    int put(long tenantId, String tabs) {
        return transactions.inTenant(
                tenantId, db -> tabs.isEmpty() ? delete(db, tenantId) : upsert(db, tenantId, tabs));
    }

    private int delete(JdbcClient db, long tenantId) {
        return db.sql("delete from live_presence where tenant_id = ? and node = ?")
                .params(tenantId, self.value())
                .update();
    }

    private int upsert(JdbcClient db, long tenantId, String tabs) {
        // also removes the rows of nodes that died
        db.sql("delete from live_presence where tenant_id = ? and seen_at < clock_timestamp() - interval '1 hour'")
                .param(tenantId)
                .update();
        return db.sql(
                        "insert into live_presence (tenant_id, node, tabs, seen_at) values (?, ?, ?, clock_timestamp())"
                                + " on conflict (tenant_id, node) do update set tabs = excluded.tabs, seen_at = excluded.seen_at")
                .params(tenantId, self.value(), tabs)
                .update();
    }

    /** The tenant's tabs on the other nodes that are alive. */
    List<Tab> elsewhere(long tenantId) {
        return transactions
                .inTenant(
                        tenantId,
                        db -> db.sql("select tabs from live_presence where tenant_id = ? and node <> ?"
                                        + " and seen_at > clock_timestamp() - make_interval(secs => ?)")
                                .params(tenantId, self.value(), aliveSeconds)
                                .query(String.class)
                                .list())
                .stream()
                .flatMap(tabs -> Arrays.stream(json.readValue(tabs, Tab[].class)))
                .toList();
    }

    /** Says that this node is alive. Returns the tenants of which it has a row. */
    Set<Long> beat() {
        return new HashSet<>(transactions.with(
                "stet.node",
                self.value(),
                db -> db.sql("update live_presence set seen_at = clock_timestamp() where node = ? returning tenant_id")
                        .param(self.value())
                        .query(Long.class)
                        .list()));
    }

    /** Removes all rows of this node. */
    int leave() {
        return transactions.with(
                "stet.node",
                self.value(),
                db -> db.sql("delete from live_presence where node = ?")
                        .param(self.value())
                        .update());
    }
}
