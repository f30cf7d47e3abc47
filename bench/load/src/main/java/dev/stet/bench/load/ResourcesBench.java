package dev.stet.bench.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Start, memory and sizes. */
final class ResourcesBench {

    /** As {@code scripts/fast-start.sh} has them. */
    private static final String[] FAST = {"-XX:AOTCache=server/target/app/stet.aot", "-XX:+UseSerialGC", "-Xms64m"};

    private ResourcesBench() {}

    static Map<String, Object> run(int seconds) throws Exception {
        Map<String, Object> found = new LinkedHashMap<>();
        Path folder = Files.createTempDirectory("stet-bench-");
        try {
            try (Stet first = Stet.start(Stet.JAR, folder, false)) {
                found.put("firstStartSeconds", first.server.startTime().toMillis() / 1e3);
            }
            found.put("plainJarStartSeconds", warmStart(Stet.JAR, folder));
            found.put("warmStartSeconds", warmStart(Stet.APP, folder, FAST));
            List<String> documents = Stet.documents(8_192, 12);
            try (Stet stet = Stet.start(Stet.APP, folder, false, FAST)) {
                found.put("residentMegabytesIdle", stet.server.residentMegabytes());
                stet.addTenants(1, 1_000, documents);
                long[] versions = new long[1_001];
                LoadLoop.closed(
                        32,
                        Duration.ZERO,
                        Duration.ofSeconds(seconds),
                        i -> new SavingUser(
                                stet.server.port, i, 32, documents, versions, SavingUser.How.WHOLE_WITH_KEY));
                found.put("residentMegabytesLoaded", stet.server.residentMegabytes());
                found.put(
                        "historyBytesPerSave",
                        stet.number(
                                "select sum(coalesce(pg_column_size(patch), 0) + coalesce(pg_column_size(snapshot), 0)"
                                        + " + pg_column_size(changes) + 100) / count(*) from revision"
                                        + " where kind = 'save'"));
            }
            found.put("jarMegabytes", Files.size(Path.of("server/target/stet.jar")) >> 20);
        } finally {
            ServerProcess.delete(folder);
        }
        found.forEach((name, value) -> System.out.println(name + ": " + value));
        return found;
    }

    private static double warmStart(Path jar, Path folder, String... options) throws Exception {
        double[] starts = new double[3];
        for (int i = 0; i < starts.length; i++) {
            try (Stet warm = Stet.start(jar, folder, false, options)) {
                starts[i] = warm.server.startTime().toMillis() / 1e3;
            }
        }
        return Results.median(starts);
    }
}
