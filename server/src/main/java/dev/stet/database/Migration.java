package dev.stet.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Brings the tables up to date, and leaves a database alone that has others than this build can go on with. */
@Component
class Migration implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        try {
            flyway.migrate(); // checks what is there before it changes anything
        } catch (FlywayException e) {
            if (e instanceof FlywayValidateException
                    || e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw new StartRefused(
                        "The database has tables that this build of Stet can't go on with. They are of another build, or"
                                + " of another program. Nothing was changed.",
                        "Run the build that made them, or give Stet an empty database.",
                        e);
            }
            throw e;
        }
    }
}
