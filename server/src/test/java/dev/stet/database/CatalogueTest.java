package dev.stet.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.StetTest;
import dev.stet.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What PostgreSQL's catalogue says of the schema: each table is spread by tenant, the same everywhere, or local to one
 * database, and none has what a cluster that is spread by tenant refuses.
 */
@StetTest
class CatalogueTest {

    private static final Set<String> REFERENCE = Set.of("tenant");

    /** One database of the cluster keeps these. */
    private static final Set<String> LOCAL = Set.of(
            "flyway_schema_history",
            "spring_session",
            "spring_session_attributes",
            "token_revocations",
            "setup_code",
            "server_key",
            "lineage");

    @Autowired
    TestDatabase database;

    private List<@Nullable String> find(String sql) {
        return database.superuser().sql(sql).query(String.class).list();
    }

    private Set<String> byTenant() {
        Set<String> tables = new TreeSet<>(find("""
                select relname::text from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                """));
        tables.removeAll(REFERENCE);
        tables.removeAll(LOCAL);
        return tables;
    }

    private String byTenantInSql() {
        return byTenant().stream().map(table -> "'" + table + "'").collect(Collectors.joining(", "));
    }

    @Test
    void whatIsNeitherReferenceNorLocalHasATenant() {
        assertThat(byTenant())
                .contains("member", "api_token", "audit_entry", "revision")
                .hasSizeGreaterThan(5);
        assertThat(find("""
                select relname::text from pg_class where relname in (%s) and relkind in ('r', 'p') and not exists (
                    select from pg_attribute where attrelid = pg_class.oid and attname = 'tenant_id' and attnotnull)
                """.formatted(byTenantInSql()))).isEmpty();
    }

    @Test
    void everyKeyOfATableByTenantBeginsWithTheTenant() {
        assertThat(find("""
                select indexrelid::regclass::text from pg_index join pg_class on pg_class.oid = indrelid
                    left join pg_attribute on attrelid = indrelid and attnum = indkey[0]
                 where relname in (%s) and (indisprimary or indisunique) and attname is distinct from 'tenant_id'
                """.formatted(byTenantInSql()))).isEmpty();
        assertThat(find("""
                select relname::text from pg_class where relname in (%s) and relkind in ('r', 'p') and not exists (
                    select from pg_index where indrelid = pg_class.oid and indisprimary)
                """.formatted(byTenantInSql()))).isEmpty();
    }

    @Test
    void foreignKeysLeadToReferenceTablesOrBeginWithTheTenant() {
        assertThat(find("""
                select conname::text from pg_constraint join pg_class on pg_class.oid = conrelid
                    join pg_class target on target.oid = confrelid
                    join pg_attribute on attrelid = conrelid and attnum = conkey[1]
                 where contype = 'f' and pg_class.relname in (%s)
                   and target.relname <> 'tenant' and (attname <> 'tenant_id' or target.relname not in (%1$s))
                """.formatted(byTenantInSql()))).isEmpty();
    }

    @Test
    void noIdComesFromTheDatabase() {
        assertThat(find("""
                select attrelid::regclass || '.' || attname from pg_attribute join pg_class on pg_class.oid = attrelid
                 where relnamespace = 'public'::regnamespace and attidentity <> ''
                """)).isEmpty();
        assertThat(
                        find(
                                "select relname::text from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace"))
                .as("sequences")
                .isEmpty();
    }

    @Test
    void everyTableOfTenantsForcesRowLevelSecurity() {
        assertThat(find("""
                select relname::text from pg_class where relname in (%s, 'tenant') and relkind in ('r', 'p')
                   and not (relrowsecurity and relforcerowsecurity and exists (
                       select from pg_policy where polrelid = pg_class.oid))
                """.formatted(byTenantInSql()))).isEmpty();
    }

    /** Built-in functions such as current_setting may stand there; a function of our own may not. */
    @Test
    void noPolicyCallsAFunctionOfOurOwnAndNoTriggerFires() {
        assertThat(find("""
                select polname::text from pg_policy join pg_depend on pg_depend.objid = pg_policy.oid
                    and pg_depend.classid = 'pg_policy'::regclass and pg_depend.refclassid = 'pg_proc'::regclass
                """)).isEmpty();
        assertThat(find("""
                select proname::text from pg_proc where pronamespace = 'public'::regnamespace
                """)).as("functions").isEmpty();
        assertThat(find("select tgname::text from pg_trigger where not tgisinternal"))
                .isEmpty();
    }

    @Test
    void theScriptForAClusterNamesEveryTable() throws IOException {
        String script = Files.readString(Path.of("../deploy/citus.sql"));

        assertThat(named(script, "create_distributed_table")).isEqualTo(byTenant());
        assertThat(named(script, "create_reference_table")).isEqualTo(REFERENCE);
    }

    private static Set<String> named(String script, String call) {
        Stream<MatchResult> calls = Pattern.compile("select " + call + "\\('(\\w+)'")
                .matcher(script)
                .results();
        return calls.map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
