package dev.stet.bench.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a save's processor time goes: a flight recording of the server, and the time a save on the whole. */
final class ProfileBench {

    private ProfileBench() {}

    static Map<String, Object> run(int seconds) throws Exception {
        Files.createDirectories(Results.FOLDER);
        Path recording = Results.FOLDER.resolve("saves.jfr").toAbsolutePath();
        List<String> documents = Stet.documents(8_192, 12);
        try (Stet stet = Stet.start(
                "-XX:StartFlightRecording=delay=70s,settings=profile,dumponexit=true,filename=" + recording)) {
            stet.addTenants(1, 1_000, documents);
            long[] versions = new long[1_001];
            LoadLoop.Users users = i -> new SavingUser(stet.server.port, i, 32, documents, versions, true);
            LoadLoop.closed(32, Duration.ZERO, Duration.ofSeconds(60), users);
            Duration before = stet.server.processorTime();
            Measured measured = LoadLoop.closed(32, Duration.ZERO, Duration.ofSeconds(seconds), users);
            Duration used = stet.server.processorTime().minus(before);
            Map<String, Object> found = new LinkedHashMap<>(measured.json());
            found.put(
                    "serverProcessorMicrosPerSave",
                    used.toNanos() / 1_000 / measured.latency().getTotalCount());
            found.forEach((name, value) -> System.out.println(name + ": " + value));
            System.out.println("recording: " + recording);
            return found;
        }
    }
}
