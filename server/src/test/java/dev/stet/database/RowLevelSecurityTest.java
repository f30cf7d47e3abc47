package dev.stet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.StetTest;
import dev.stet.TestDatabase;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.tenant.Tenant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second wall: even a query that forgets its tenant sees and changes nothing of another's. */
@StetTest
class RowLevelSecurityTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    TenantReads reads;

    @Autowired
    TestDatabase database;

    @Autowired
    Fixtures fixtures;

    Tenant a;
    Tenant b;

    @BeforeEach
    void twoTenantsWithSomethingInMostTables() {
        a = furnished();
        b = furnished();
    }

    private Tenant furnished() {
        Tenant tenant = fixtures.tenant();
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        fixtures.token(tenant);
        database.superuser()
                .sql(
                        "insert into idempotency_key (tenant_id, key, payload_hash, created_at) values (?, 'k', '', now())")
                .param(tenant.id())
                .update();
        database.superuser()
                .sql("insert into live_presence (tenant_id, node, tabs, seen_at) values (?, 'n', '[]', now())")
                .param(tenant.id())
                .update();
        return tenant;
    }

    /** Every table that belongs to tenants, those of the future too. */
    private List<String> tables() {
        return database.superuser()
                .sql("""
                        select table_name from information_schema.columns join information_schema.tables
                         using (table_schema, table_name)
                         where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'tenant_id'
                         order by 1
                        """)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** One that may be written. */
    private String column(String table) {
        return database.superuser()
                .sql("select column_name from information_schema.columns where table_schema = 'public'"
                        + " and table_name = ? and column_name <> 'tenant_id' limit 1")
                .param(table)
                .query(String.class)
                .single();
    }

    private static long count(JdbcClient db, String table, String condition) {
        return db.sql("select count(*) from " + table + " where " + condition)
                .query(Long.class)
                .single();
    }

    @Test
    void theServersRoleIsBoundByIt() {
        Map<String, @Nullable Object> role = jdbc.sql(
                        "select rolsuper, rolbypassrls, rolname from pg_roles where rolname = current_user")
                .query()
                .singleRow();

        assertThat(role).containsEntry("rolsuper", false).containsEntry("rolbypassrls", false);
    }

    @Test
    void everyTenantsTableIsBehindIt() {
        assertThat(tables()).contains("tenant", "member", "api_token", "revision", "idempotency_key", "live_presence");
        for (String table : tables()) {
            Map<String, @Nullable Object> security = jdbc.sql(
                            "select relrowsecurity, relforcerowsecurity from pg_class where oid = ?::regclass")
                    .param(table)
                    .query()
                    .singleRow();
            assertThat(security)
                    .as(table)
                    .containsEntry("relrowsecurity", true)
                    .containsEntry("relforcerowsecurity", true);
        }
    }

    @Test
    void everyTenantsTableIsKeyedByTheTenantFirst() {
        for (String table : tables()) {
            String first = database.superuser()
                    .sql("""
                            select attname from pg_index join pg_attribute
                                on attrelid = indrelid and attnum = indkey[0]
                             where indrelid = ?::regclass and indisprimary
                            """)
                    .param(table)
                    .query(String.class)
                    .single();
            assertThat(first).as(table).isEqualTo("tenant_id");
        }
    }

    @Test
    void withoutATenantNothingIsSeen() {
        for (String table : tables()) {
            assertThat(count(database.superuser(), table, "true"))
                    .as("rows there are in " + table)
                    .isPositive();
            assertThat(count(jdbc, table, "true")).as(table).isZero();
        }
    }

    @Test
    void aTenantSeesItsOwnOnly() {
        for (String table : tables()) {
            transactions.inTenant(a.id(), db -> {
                assertThat(count(db, table, "tenant_id = " + a.id())).as(table).isPositive();
                assertThat(count(db, table, "tenant_id <> " + a.id())).as(table).isZero();
                return null;
            });
        }
    }

    @Test
    void aTenantChangesItsOwnOnly() {
        for (String table : tables()) {
            long before = count(database.superuser(), table, "tenant_id = " + b.id());
            int changed = transactions.inTenant(
                    a.id(),
                    db -> db.sql("update %1$s set %2$s = %2$s where tenant_id = ?".formatted(table, column(table)))
                            .param(b.id())
                            .update());
            int deleted = transactions.inTenant(
                    a.id(),
                    db -> db.sql("delete from " + table + " where tenant_id = ?")
                            .param(b.id())
                            .update());

            assertThat(changed + deleted).as(table).isZero();
            assertThat(count(database.superuser(), table, "tenant_id = " + b.id()))
                    .as(table)
                    .isEqualTo(before);
        }
    }

    @Test
    void aRowCantBeWrittenForAnother() {
        assertThatThrownBy(() -> transactions.inTenant(
                        a.id(),
                        db -> db.sql("insert into member (tenant_id, member_id, email, name, role, password_hash)"
                                        + " values (?, 1, 'spy@example.org', 'Spy', 'owner', '')")
                                .param(b.id())
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void theSettingEndsWithItsTransaction() {
        transactions.inTenant(a.id(), db -> count(db, "member", "true"));

        assertThat(count(jdbc, "member", "true")).isZero();
    }

    @Test
    void theNarrowDoorsShowOneRowEach() {
        List<String> seen = transactions.with(
                "stet.slug",
                b.slug(),
                db -> db.sql("select slug from tenant").query(String.class).list());

        assertThat(seen).containsExactly(b.slug());
        assertThat(transactions.<Long>with("stet.slug", b.slug(), db -> count(db, "member", "true")))
                .isZero();
    }

    @Test
    void aNodeReachesItsOwnRowsOnlyAndNothingElse() {
        assertThat(transactions.<Long>with("stet.node", "n", db -> count(db, "live_presence", "node = 'n'")))
                .isPositive();
        assertThat(transactions.<Long>with("stet.node", "m", db -> count(db, "live_presence", "true")))
                .isZero();
        assertThat(transactions.<Long>with("stet.node", "n", db -> count(db, "revision", "true")))
                .isZero();
    }

    @Test
    void readsOfManyTenantsSeeEachTenantsRowsOnlyWhenItIsThatTenantsTurn() {
        List<String> counts = reads.ofEach(
                List.of(a.id(), b.id()),
                "select (select count(*) from revision where tenant_id = $1) || ' own, '"
                        + " || (select count(*) from revision where tenant_id <> $1) || ' of others'",
                (row, number) -> row.getString(1));

        assertThat(counts).containsExactly("1 own, 0 of others", "1 own, 0 of others");
        assertThat(reads.ofEach(List.of(), "select 1", (row, number) -> 1)).isEmpty();
        assertThat(count(jdbc, "revision", "true")).as("after it").isZero();
    }
}
