package dev.stet.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Acknowledged means committed, and committed means on the disk: a database that keeps its commits in memory for a
 * while is refused at the start. Connections turn {@code synchronous_commit} on by themselves; {@code fsync} is the
 * operator's.
 */
@Component
class Durability {

    private static final Logger log = LoggerFactory.getLogger(Durability.class);

    /** @throws StartRefused unless that is allowed */
    Durability(JdbcClient jdbc, @Value("${stet.allow-unsafe-database}") boolean allowed) {
        for (String setting : new String[] {"fsync", "synchronous_commit"}) {
            String value = jdbc.sql("select current_setting(?)")
                    .param(setting)
                    .query(String.class)
                    .single();
            if ("off".equals(value)) {
                String problem =
                        "PostgreSQL runs with " + setting + "=off: a crash would lose saves that were acknowledged.";
                if (!allowed) {
                    throw new StartRefused(
                            problem,
                            "Turn " + setting + " on, or set stet.allow-unsafe-database=true where nothing matters.");
                }
                log.warn(problem);
            }
        }
    }
}
