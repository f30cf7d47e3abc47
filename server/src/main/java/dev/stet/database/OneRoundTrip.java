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
 * Several statements sent at once and answered at once. The driver puts one Sync behind them, so that they are one
 * transaction, and what {@code set_config(…, true)} sets in the first holds in the others and is gone afterwards.
 */
@Component
public class OneRoundTrip {

    private final JdbcTemplate jdbc;

    OneRoundTrip(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The row that the last statement finds, if any. */
    public <T> Optional<T> last(String statements, RowMapper<T> mapper, Object... parameters) {
        PreparedStatementCallback<@Nullable T> read = statement -> {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
            return lastRow(statement, mapper);
        };
        return Optional.ofNullable(jdbc.execute(statements, read));
    }

    private static <T> @Nullable T lastRow(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        ResultSet last = statement.getResultSet();
        while (statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)) {
            last = statement.getResultSet();
        }
        return last.next() ? mapper.mapRow(last, 0) : null; // closed with the statement
    }
}
