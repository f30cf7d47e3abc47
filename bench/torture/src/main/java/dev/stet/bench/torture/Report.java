package dev.stet.bench.torture;

import dev.stet.bench.torture.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The outcome of a run for a terminal, as Markdown and as JSON. */
final class Report {

    /** Lines of the table of memory. */
    private static final int SAMPLES = 13;

    private final Options options;
    private final Verdict verdict;
    private final Resources resources;

    Report(Options options, Verdict verdict, Resources resources) {
        this.options = options;
        this.verdict = verdict;
        this.resources = resources;
    }

    String text() {
        StringBuilder text = new StringBuilder("\n");
        verdict.lines().forEach(line -> text.append(line).append('\n'));
        verdict.counts().forEach((what, number) -> text.append("%10d  %s%n".formatted(number, what)));
        resources.tables.forEach((what, number) -> text.append("%10d  %s%n".formatted(number, what)));
        verdict.findings().forEach((kind, number) -> text.append("%10d  FOUND: %s%n".formatted(number, kind)));
        text.append("%10d  acknowledged edits lost%n".formatted(verdict.lost()));
        return text.toString();
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("report.json"), Json.write(json()) + "\n");
        Files.writeString(folder.resolve("report.md"), markdown());
    }

    private ObjectNode json() {
        ObjectNode json = Json.object().put("seed", options.seed()).put("sabotage", options.sabotage());
        json.put("seconds", options.seconds())
                .put("writers", options.writers())
                .put("nodes", options.nodes())
                .put("thin", options.thin());
        json.put("lost", verdict.lost());
        put(json.putObject("counts"), verdict.counts());
        put(json.putObject("findings"), verdict.findings());
        put(json.putObject("tables"), resources.tables);
        ArrayNode memory = json.putArray("memory");
        for (Resources.Sample sample : resources.samples) {
            memory.addObject()
                    .put("second", sample.second())
                    .put("node1", sample.node1())
                    .put("node2", sample.node2())
                    .put("postgres", sample.postgres());
        }
        return json;
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# Torture: %d acknowledged edits lost%n%n".formatted(verdict.lost()));
        text.append("`bench/torture/run --seconds %d --seed %d --writers %d --nodes %d%s`%n"
                .formatted(
                        options.seconds(),
                        options.seed(),
                        options.writers(),
                        options.nodes(),
                        options.sabotage().isEmpty() ? "" : " --sabotage " + options.sabotage()));
        table(text, "operations, faults, versions", verdict.counts());
        table(text, "found", verdict.findings());
        table(text, "tables in the end", resources.tables);
        text.append("\n| second | node 1, MB | node 2, MB | PostgreSQL, MB |\n|---|---|---|---|\n");
        List<Resources.Sample> samples = resources.samples;
        int every = Math.max(1, samples.size() / SAMPLES);
        for (int i = 0; i < samples.size(); i += every) {
            Resources.Sample sample = samples.get(i);
            text.append("| %d | %d | %d | %d |%n"
                    .formatted(sample.second(), sample.node1(), sample.node2(), sample.postgres()));
        }
        text.append("\nResident memory; of PostgreSQL, all its processes, each with the memory that they share.\n");
        if (!verdict.lines().isEmpty()) {
            text.append("\n## Found\n\n");
            verdict.lines().forEach(line -> text.append("- ").append(line).append('\n'));
        }
        return text.toString();
    }

    private static void table(StringBuilder text, String what, Map<String, Long> numbers) {
        if (!numbers.isEmpty()) {
            text.append("\n| ").append(what).append(" | |\n|---|---|\n");
            numbers.forEach((name, number) -> text.append("| %s | %d |%n".formatted(name, number)));
        }
    }

    private static void put(ObjectNode object, Map<String, Long> numbers) {
        numbers.forEach(object::put);
    }
}
