package dev.stet.draft.history;

import dev.stet.database.ClusterMark;
import dev.stet.database.StartRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Begins a new {@link Lineage} when an older state of the database was put back: the operator says so with the argument
 * {@code restored}, and the embedded database notices by itself. Once at the start: every node is restarted after an
 * older state was put back.
 */
@Configuration(proxyBeanMethods = false)
class LineageStart {

    static final String RESTORED = "restored";

    private static final Logger log = LoggerFactory.getLogger(LineageStart.class);

    @Bean
    Lineage lineage(
            JdbcClient jdbc, Clock clock, ApplicationArguments arguments, ObjectProvider<ClusterMark> clusterMark) {
        boolean told = isToldRestored(arguments.getNonOptionArgs());
        ClusterMark mark = clusterMark.getIfAvailable();
        Row last = jdbc.sql("select id, floor, marker from lineage")
                .query((row, number) ->
                        new Row(new Lineage(row.getString("id"), row.getLong("floor")), row.getString("marker")))
                .single();
        Optional<String> doubt = mark == null ? Optional.empty() : mark.doubt(last.marker());
        boolean restored = told || doubt.isPresent();
        Lineage lineage = restored ? next(last.lineage(), clock.instant()) : last.lineage();
        if (mark != null || restored) {
            // the file first: after a crash in between, the two differ, and that is noticed
            String marker = mark == null ? last.marker() : mark.renew();
            jdbc.sql("update lineage set id = ?, floor = ?, marker = ?")
                    .param(lineage.id())
                    .param(lineage.floor())
                    .param(marker)
                    .update();
        }
        if (told) {
            log.info("An older state of the database was put back, as you say: versions go on at {}", lineage.floor());
        } else {
            doubt.ifPresent(why -> log.warn(
                    "An older state of the database may have been put back, since {}. Versions that are no longer there"
                            + " may be known to clients, so versions go on at {}, above all that were ever given out",
                    why,
                    lineage.floor()));
        }
        return lineage;
    }

    private static boolean isToldRestored(List<String> commands) {
        for (String command : commands) {
            if (!command.equals(RESTORED)) {
                throw new StartRefused(
                        "Stet does not know the command " + command + ".",
                        "The only one is " + RESTORED + ", after an older state of the database was put back.");
            }
        }
        return !commands.isEmpty();
    }

    private static Lineage next(Lineage last, Instant now) {
        long floor = Lineage.floorAt(now);
        if (floor < last.floor()) {
            throw new StartRefused(
                    "An older state of the database was put back, and this machine's clock says " + now
                            + ", which is before the time when that happened last.",
                    "Set the clock right, and start again.");
        }
        return new Lineage(UUID.randomUUID().toString(), floor);
    }

    private record Row(Lineage lineage, @Nullable String marker) {}
}
