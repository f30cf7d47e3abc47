package dev.stet.database;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The SQL that makes one tenant's rows visible to a transaction, and no other's: row-level security reads the setting
 * {@code stet.tenant}. Nothing else in Stet writes it.
 *
 * <p>On one PostgreSQL the tenant is a parameter of {@code set_config}, so that all tenants share one prepared
 * statement: with the number in its text, each tenant's statement would be parsed and planned anew. A cluster that is
 * spread by tenant (Citus) passes {@code set local} on to its workers, and {@code set_config} not;
 * {@code stet.database.cluster} says which it is.
 */
@Component
public class TenantSetting {

    static final String TENANT = "stet.tenant";

    private final boolean cluster;

    TenantSetting(@Value("${stet.database.cluster}") boolean cluster) {
        this.cluster = cluster;
    }

    /**
     * One statement, to be sent before others of the same transaction, with one result of a size that the driver knows
     * (it would wait for an answer of unknown size before it sends the rest).
     *
     * @param parameter where the tenant's id goes, as text: {@code ?} or {@code :name}. Its value must be bound exactly
     *     when the returned SQL holds it, see {@link #bindsTenant}
     */
    public String sql(long tenantId, String parameter) {
        return cluster
                ? setLocal(TENANT, Long.toString(tenantId))
                : "select set_config('" + TENANT + "', " + parameter + ", true) is null";
    }

    /** Whether the database is a cluster that is spread by tenant. */
    public boolean isOfCluster() {
        return cluster;
    }

    /** Whether {@link #sql} holds its parameter. */
    public boolean bindsTenant() {
        return !cluster;
    }

    /** As a statement without parameters or result, for a text that names its tenants and is not prepared anyway. */
    String literal(long tenantId) {
        return setLocal(TENANT, Long.toString(tenantId));
    }

    /** The same for the narrow doors, whose values come from requests. */
    String sql(String setting, String value) {
        return cluster ? setLocal(setting, value) : "select set_config('" + setting + "', ?, true) is null";
    }

    private static String setLocal(String setting, String value) {
        return "set local " + setting + " = '" + value.replace("'", "''") + "'";
    }
}
