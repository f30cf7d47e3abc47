package dev.stet.database;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that see one tenant's rows and no other's, by the {@link TenantSetting}. Every query names the tenant as
 * well; this is the second wall.
 */
@Component
public class TenantTransactions {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final TenantSetting setting;

    TenantTransactions(
            JdbcTemplate jdbc,
            JdbcClient client,
            PlatformTransactionManager transactionManager,
            TenantSetting setting) {
        this.jdbc = jdbc;
        this.client = client;
        this.transactions = new TransactionTemplate(transactionManager);
        this.setting = setting;
    }

    /** Runs the work in a transaction as this tenant, joining the one under way; an exception rolls back. */
    public <T extends @Nullable Object> T inTenant(long tenantId, Function<JdbcClient, T> work) {
        return with(TenantSetting.TENANT, Long.toString(tenantId), work);
    }

    /**
     * Runs the work with one of the narrow doors that the policies in the migrations name, such as {@code stet.slug}.
     * For look-ups made before the tenant is known.
     */
    public <T extends @Nullable Object> T with(String name, String value, Function<JdbcClient, T> work) {
        return transactions.execute(status -> {
            set(name, value);
            return work.apply(client);
        });
    }

    private void set(String name, String value) {
        String sql = setting.sql(name, value);
        if (setting.bindsTenant()) {
            jdbc.queryForObject(sql, Boolean.class, value);
        } else {
            jdbc.execute(sql);
        }
    }
}
