package dev.stet.bench.torture;

import dev.stet.bench.torture.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The outcome of a run as a table, as Markdown and as JSON. */
final class Report {

    private final Options options;
    private final Verdict verdict;

    Report(Options options, Verdict verdict) {
        this.options = options;
        this.verdict = verdict;
    }

    String text() {
        StringBuilder text = new StringBuilder("\n");
        verdict.counts().forEach((what, number) -> text.append("%10d  %s%n".formatted(number, what)));
        verdict.findings().forEach((kind, number) -> text.append("%10d  FOUND: %s%n".formatted(number, kind)));
        verdict.lines().forEach(line -> text.append(line).append('\n'));
        text.append("%10d  acknowledged edits lost%n".formatted(verdict.lost()));
        return text.toString();
    }

    void write(Path folder) throws IOException {
        ObjectNode json = Json.object().put("seed", options.seed()).put("sabotage", options.sabotage());
        json.put("lost", verdict.lost());
        put(json.putObject("counts"), verdict.counts());
        put(json.putObject("findings"), verdict.findings());
        Files.writeString(folder.resolve("report.json"), Json.write(json) + "\n");
    }

    private static void put(ObjectNode object, Map<String, Long> numbers) {
        numbers.forEach(object::put);
    }
}
