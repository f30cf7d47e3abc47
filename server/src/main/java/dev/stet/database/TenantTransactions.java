package dev.stet.database;

import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that see one tenant's rows and no other's: row-level security reads the setting that they make.
 * Every query names the tenant as well; this is the second wall.
 */
@Component
public class TenantTransactions {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    TenantTransactions(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /** Runs the work in a transaction as this tenant, joining the one under way; an exception rolls back. */
    public <T extends @org.jspecify.annotations.Nullable Object> T inTenant(
            long tenantId, Function<JdbcClient, T> work) {
        return with("stet.tenant", Long.toString(tenantId), work);
    }

    /**
     * Runs the work with one of the narrow doors that the policies in the migrations name, such as
     * {@code stet.slug} or {@code stet.token_hash}. For look-ups made before the tenant is known.
     */
    public <T extends @org.jspecify.annotations.Nullable Object> T with(
            String setting, String value, Function<JdbcClient, T> work) {
        return transactions.execute(status -> {
            jdbc.sql("select set_config(?, ?, true)")
                    .param(setting)
                    .param(value)
                    .query(String.class)
                    .single();
            return work.apply(jdbc);
        });
    }
}
