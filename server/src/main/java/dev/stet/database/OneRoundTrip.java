package dev.stet.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * A query of one tenant that is sent together with the {@link TenantSetting} and answered at once. The driver puts one
 * Sync behind both, so that they are one transaction: the setting holds in the query and is gone afterwards.
 */
@Component
public class OneRoundTrip {

    private final JdbcTemplate jdbc;
    private final TenantSetting setting;

    OneRoundTrip(JdbcTemplate jdbc, TenantSetting setting) {
        this.jdbc = jdbc;
        this.setting = setting;
    }

    /** The first row that the query finds, if any. */
    public <T> Optional<T> inTenant(long tenantId, String query, RowMapper<T> mapper, Object... parameters) {
        PreparedStatementCallback<@Nullable T> read = statement -> {
            int position = 1;
            if (setting.bindsTenant()) {
                statement.setString(position++, Long.toString(tenantId));
            }
            for (Object parameter : parameters) {
                statement.setObject(position++, parameter);
            }
            statement.execute();
            return lastRow(statement, mapper);
        };
        return Optional.ofNullable(jdbc.execute(setting.sql(tenantId, "?") + ";" + query, read));
    }

    private static <T> @Nullable T lastRow(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        ResultSet last = statement.getResultSet();
        while (statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)) {
            last = statement.getResultSet();
        }
        return last.next() ? mapper.mapRow(last, 0) : null; // closed with the statement
    }
}
