package dev.stet.bench.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, one JSON file for each bench in {@code bench/results}; the report is made of them. */
final class Results {

    static final Path FOLDER = Path.of("bench/results");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Results() {}

    static void write(String bench, String command, Map<String, Object> found) throws Exception {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("command", command);
        all.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        all.put("machine", machine());
        all.putAll(found);
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(bench + ".json"), JSON.writeValueAsString(all) + "\n");
    }

    static JsonNode read(String bench) throws Exception {
        Path file = FOLDER.resolve(bench + ".json");
        return Files.exists(file) ? JSON.readTree(Files.readString(file)) : JSON.missingNode();
    }

    private static String machine() throws Exception {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
        long kilobytes = Long.parseLong(
                Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("\\D", ""));
        return "%d cores (%s), %d GiB, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        kilobytes >> 20,
                        Runtime.version().feature());
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
