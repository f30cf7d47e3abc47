package dev.stet.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the same of many tenants in one round trip. Row-level security holds: the {@link TenantSetting} is made
 * anew for each tenant, so a tenant's query sees only that tenant's rows.
 */
@Component
public class TenantReads {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final TenantSetting setting;
    private final AtomicLong names = new AtomicLong();

    TenantReads(JdbcTemplate jdbc, PlatformTransactionManager transactionManager, TenantSetting setting) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
        this.setting = setting;
    }

    /**
     * Runs the query once for each tenant.
     *
     * @param query one {@code select}, in which {@code $1} is the tenant's id
     * @return the rows of all tenants, in the order of the tenants
     */
    public <T> List<T> ofEach(Collection<Long> tenantIds, String query, RowMapper<T> mapper) {
        if (tenantIds.isEmpty()) {
            return List.of();
        }
        String statements = statements(tenantIds, query);
        // a transaction, so that each "set local" holds until the next one and not longer
        return transactions.execute(
                status -> jdbc.execute((StatementCallback<List<T>>) statement -> rows(statement, statements, mapper)));
    }

    /** The query is prepared once for all: to plan it for each tenant takes PostgreSQL four times as long. */
    private String statements(Collection<Long> tenantIds, String query) {
        // a rollback doesn't undo "prepare", so a batch that failed may have left its name taken
        String name = "of_each_" + names.incrementAndGet();
        StringJoiner statements =
                new StringJoiner(";", "prepare " + name + "(bigint) as " + query + ";", ";deallocate " + name);
        for (long tenantId : tenantIds) {
            statements.add(setting.literal(tenantId));
            statements.add("execute " + name + "(" + tenantId + ")");
        }
        return statements.toString();
    }

    private static <T> List<T> rows(Statement statement, String statements, RowMapper<T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        boolean isResult = statement.execute(statements);
        while (isResult || statement.getUpdateCount() != -1) {
            if (isResult) {
                ResultSet result = statement.getResultSet();
                while (result.next()) {
                    rows.add(mapper.mapRow(result, rows.size()));
                }
            }
            isResult = statement.getMoreResults();
        }
        return rows;
    }
}
