package dev.stet.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;
import tools.jackson.databind.JsonNode;

/** {@code bench/REPORT.md} and its plots, from what was measured last. Nothing in it is written by hand. */
final class Report {

    private static final Path FILE = Path.of("bench/REPORT.md");
    private static final Path PLOTS = Path.of("bench/plots");

    private final StringBuilder text = new StringBuilder();

    private Report() {}

    static void write() throws Exception {
        new Report().writeAll();
    }

    private void writeAll() throws Exception {
        Files.createDirectories(PLOTS);
        JsonNode saves = Results.read("saves");
        JsonNode shareDb = Results.read("sharedb");
        JsonNode profile = Results.read("profile");
        JsonNode hot = Results.read("hot");
        JsonNode pages = Results.read("pages");
        JsonNode tabs = Results.read("tabs");
        JsonNode growth = Results.read("growth");
        JsonNode resources = Results.read("resources");
        line("# What Stet costs");
        line("");
        line("Made by `bench/load/run report` from `bench/results/`, which the commands below wrote. Figures of one run"
                + " may be compared with each other; those of different machines or days may not. Whatever is measured shares its"
                + " cores with PostgreSQL and with the load itself.");
        line("");
        bars(saves, shareDb, hot, pages, tabs, resources);
        saves(saves);
        profile(profile);
        shareDb(shareDb);
        hot(hot);
        tabs(tabs);
        pages(pages);
        growth(growth);
        resources(resources);
        torture();
        Files.writeString(FILE, text.toString().stripTrailing() + "\n");
        System.out.println(FILE + " is written");
    }

    private void bars(JsonNode saves, JsonNode shareDb, JsonNode hot, JsonNode pages, JsonNode tabs, JsonNode resources)
            throws Exception {
        line("| what | bar | measured | |");
        line("|---|---|---|---|");
        double ratio = saves.path("stetToRaw").asDouble();
        bar("saves, of raw `pgbench`", "≥ 0.5", saves, ratio >= 0.5, "%.2f", ratio);
        double byHand = saves.path("stetToBaseline").asDouble();
        bar("saves, against the hand-written baseline", "≥ 3.5 ×", saves, byHand >= 3.5, "%.1f ×", byHand);
        double whole = shareDb.path("wholeRatio").asDouble();
        double field = shareDb.path("fieldRatio").asDouble();
        bar(
                "against ShareDB on the same PostgreSQL",
                "≥ 2 ×",
                shareDb,
                whole >= 2 && field >= 2,
                "%.1f × (whole documents), %.1f × (one field)",
                whole,
                field);
        double accepted = hot.path("writers32").path("perSecond").asDouble();
        long lost = hot.path("writers32").path("lost").asLong();
        bar(
                "one hot draft, 32 writers merging",
                "≥ 500/s, none lost",
                hot,
                accepted >= 500 && lost == 0,
                "%.0f/s, %d lost",
                accepted,
                lost);
        mergeBar();
        double delivery = tabs.path("deliveryFromEdit").path("p99ms").asDouble();
        bar(
                "edit in one tab to the others, " + tabs.path("tabs").asInt(1_000) + " tabs, 2 nodes",
                "p99 ≤ 100 ms",
                tabs,
                delivery <= 100,
                "p99 %.0f ms",
                delivery);
        double served = pages.path("page").path("perSecond").asDouble();
        bar("published page", "≥ 15,000/s", pages, served >= 15_000, "%.0f/s", served);
        double start = resources.path("warmStartSeconds").asDouble();
        bar("start on a warm folder", "≤ 3 s", resources, start <= 3, "%.1f s", start);
        double memory = resources.path("residentMegabytesIdle").asDouble();
        bar("resident memory, idle", "≤ 350 MB", resources, memory <= 350, "%.0f MB", memory);
        JsonNode torture = Results.read("torture/report");
        long lostUnderTorture = torture.path("lost").asLong();
        long findings = torture.path("findings")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();
        bar(
                "torture: acknowledged edits lost",
                "0",
                torture,
                findings == 0,
                "%d of %,d operations, %d other findings",
                lostUnderTorture,
                torture.path("counts").path("operations").asLong(),
                findings - lostUnderTorture);
        line("");
        Path why = Path.of("bench/MISSED.md");
        if (Files.exists(why)) {
            line(Files.readString(why).strip());
            line("");
        }
    }

    /** What {@code bench/merge/run} wrote: the size that the bar is about. */
    private void mergeBar() throws IOException {
        Path merges = Path.of("bench/merge/RESULTS.md");
        for (String row : Files.readAllLines(merges)) {
            if (row.startsWith("| 200 sections,")) {
                List<String> cells =
                        Arrays.stream(row.split("\\|")).map(String::strip).toList();
                double java = fastest(cells.get(4));
                bar(
                        "merge of a draft of " + cells.get(2) + " KB, 200 sections, 20 edits a side",
                        "≤ 2 ms",
                        java <= 2,
                        "%.2f ms in Java, %.2f ms in TypeScript ([how](merge/RESULTS.md))",
                        java,
                        fastest(cells.get(8)));
                return;
            }
        }
        throw new IllegalStateException(merges + " has no row of 200 sections");
    }

    /** Of "fastest / median". */
    private static double fastest(String cell) {
        return Double.parseDouble(cell.substring(0, cell.indexOf('/')).strip());
    }

    private void bar(String what, String bar, JsonNode from, boolean met, String format, Object... values) {
        if (from.isMissingNode()) {
            line("| " + what + " | " + bar + " | not measured yet | |");
        } else {
            bar(what, bar, met, format, values);
        }
    }

    private void bar(String what, String bar, boolean met, String format, Object... values) {
        line("| " + what + " | " + bar + " | " + String.format(Locale.ROOT, format, values) + " | "
                + (met ? "met" : "**missed**") + " |");
    }

    private void saves(JsonNode saves) {
        if (!begin("Saves", saves)) {
            return;
        }
        line(String.format(
                Locale.ROOT,
                "%,d tenants, %d connections, drafts of %,d bytes that PostgreSQL stores in %,d; durable commits. Raw is"
                        + " `pgbench` with the same update and history insert, one statement. The baseline is Spring Data"
                        + " REST, JPA `@Version` and Envers (`bench/baseline`). Medians of %d rounds of %d s, in turns.",
                saves.path("tenants").asInt(),
                saves.path("connections").asInt(),
                saves.path("documentBytes").asInt(),
                saves.path("storedBytes").asInt(),
                saves.path("rounds").asInt(),
                saves.path("secondsEach").asInt()));
        line("");
        line("| | a second | of raw | p50 | p99 | p99.9 | errors |");
        line("|---|---|---|---|---|---|---|");
        long raw = saves.path("rawPerSecond").asLong();
        line(String.format(Locale.ROOT, "| raw | %,d | 1 | | | | |", raw));
        for (String[] each : new String[][] {
            {"stet", "Stet"}, {"stetWithKey", "Stet, with an `Idempotency-Key`"}, {"baseline", "baseline"}
        }) {
            JsonNode row = saves.path(each[0]);
            line(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.2f | %s |",
                    each[1],
                    row.path("perSecond").asLong(),
                    row.path("perSecond").asDouble() / raw,
                    latencies(row)));
        }
        JsonNode open = saves.path("openLoopAtHalf");
        line("");
        line(String.format(
                Locale.ROOT,
                "At half of that (%,d saves/s due at a steady rate; the time counts from when a save was due):"
                        + " p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms.",
                open.path("perSecond").asLong(),
                open.path("p50ms").asDouble(),
                open.path("p99ms").asDouble(),
                open.path("p999ms").asDouble()));
        line("");
    }

    private void profile(JsonNode profile) {
        if (!begin("Where a save's time goes", profile)) {
            return;
        }
        line(String.format(
                Locale.ROOT,
                "The whole document, %,d tenants, %,d saves/s. The command also leaves a flight recording of the server.",
                profile.path("tenants").asInt(),
                profile.path("perSecond").asLong()));
        line("");
        line("| for one save | |");
        line("|---|---|");
        for (String[] each : new String[][] {
            {"serverMicrosPerSave", "processor time of the server", "%,.0f µs"},
            {"databaseMicrosPerSave", "processor time of PostgreSQL", "%,.0f µs"},
            {"loadMicrosPerSave", "processor time of the load itself", "%,.0f µs"},
            {"transactionsPerSave", "transactions", "%.3f"},
            {"walBytesPerSave", "write-ahead log", "%,.0f bytes"}
        }) {
            line("| " + each[1] + " | "
                    + String.format(Locale.ROOT, each[2], profile.path(each[0]).asDouble()) + " |");
        }
        line("");
        line("The plan of one save among many, by `auto_explain` with `log_analyze` and `log_buffers`:");
        line("");
        line("```");
        line(profile.path("plan").asString(""));
        line("```");
        line("");
    }

    private void shareDb(JsonNode shareDb) {
        if (!begin("Beside ShareDB", shareDb)) {
            return;
        }
        line(String.format(
                Locale.ROOT,
                "%,d documents of %,d bytes, %d connections. ShareDB (`bench/sharedb`) keeps operations and documents in"
                        + " the same PostgreSQL; its clients, on WebSockets, send the operation to the version that they"
                        + " have. It knows no tenants, tokens, schema or members. Medians of %d rounds of %d s, in turns.",
                shareDb.path("tenants").asInt(),
                shareDb.path("documentBytes").asInt(),
                shareDb.path("connections").asInt(),
                shareDb.path("rounds").asInt(),
                shareDb.path("secondsEach").asInt()));
        line("");
        line("| | a second | p50 | p99 | p99.9 | errors |");
        line("|---|---|---|---|---|---|");
        for (String[] each : new String[][] {
            {"stetWhole", "Stet, the whole document (`PUT`)"},
            {"shareDbWhole", "ShareDB, the whole document"},
            {"stetField", "Stet, one field (JSON Patch)"},
            {"shareDbField", "ShareDB, one field"}
        }) {
            JsonNode row = shareDb.path(each[0]);
            line(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %s |",
                    each[1],
                    row.path("perSecond").asLong(),
                    latencies(row)));
        }
        line("");
    }

    private static String latencies(JsonNode row) {
        return String.format(
                Locale.ROOT,
                "%.1f ms | %.1f ms | %.1f ms | %d",
                row.path("p50ms").asDouble(),
                row.path("p99ms").asDouble(),
                row.path("p999ms").asDouble(),
                row.path("errors").asLong());
    }

    private void hot(JsonNode hot) throws IOException {
        if (!begin("One draft, many writers", hot)) {
            return;
        }
        line(
                "Each writer changes a section of its own of one draft, with `onConflict: merge`, as fast as it is answered;"
                        + " with more writers the draft has more sections. Afterwards each one's last acknowledged edit is looked for.");
        line("");
        line("| writers | draft, bytes | accepted a second | p50 | p99 | p99.9 | refused | lost |");
        line("|---|---|---|---|---|---|---|---|");
        List<Double> writers = new ArrayList<>();
        List<Double> accepted = new ArrayList<>();
        hot.properties().forEach(entry -> {
            if (entry.getKey().startsWith("writers")) {
                String count = entry.getKey().substring("writers".length());
                JsonNode row = entry.getValue();
                writers.add(Double.valueOf(count));
                accepted.add(row.path("perSecond").asDouble());
                line(String.format(
                        Locale.ROOT,
                        "| %s | %,d | %,d | %s | %d |",
                        count,
                        row.path("documentBytes").asLong(),
                        row.path("perSecond").asLong(),
                        latencies(row),
                        row.path("lost").asLong()));
            }
        });
        line("");
        plot("writers", "Writers on one draft", "writers", "accepted a second", writers, accepted);
    }

    private void tabs(JsonNode tabs) {
        if (!begin("Live tabs", tabs)) {
            return;
        }
        JsonNode edit = tabs.path("deliveryFromEdit");
        JsonNode reply = tabs.path("deliveryFromReply");
        line(String.format(
                Locale.ROOT,
                "%,d tabs of %d tenants on 2 nodes, %d edits a second for %d s; %,d of %,d deliveries came.",
                tabs.path("tabs").asInt(),
                tabs.path("tenants").asInt(),
                tabs.path("editsPerSecond").asInt(),
                tabs.path("seconds").asInt(),
                tabs.path("deliveries").asLong(),
                tabs.path("deliveriesExpected").asLong()));
        line("");
        line("| from | p50 | p90 | p99 | p99.9 | most |");
        line("|---|---|---|---|---|---|");
        for (JsonNode row : List.of(edit, reply)) {
            line(String.format(
                    Locale.ROOT,
                    "| %s | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms |",
                    row == edit ? "sending the save to each tab" : "the save's answer to each tab",
                    row.path("p50ms").asDouble(),
                    row.path("p90ms").asDouble(),
                    row.path("p99ms").asDouble(),
                    row.path("p999ms").asDouble(),
                    row.path("maxms").asDouble()));
        }
        line("");
        line(String.format(
                Locale.ROOT,
                "Both servers together used %.2f cores, and %d MB resident before, %d MB with the tabs connected, %d MB"
                        + " at the end.",
                tabs.path("serversCores").asDouble(),
                tabs.path("residentMegabytesIdle").asLong(),
                tabs.path("residentMegabytesConnected").asLong(),
                tabs.path("residentMegabytesLoaded").asLong()));
        line("");
    }

    private void pages(JsonNode pages) {
        if (!begin("The published page", pages)) {
            return;
        }
        line("The demo's home page over 32 kept connections.");
        line("");
        line("| | a second | bytes | p50 | p99 | p99.9 | errors |");
        line("|---|---|---|---|---|---|---|");
        for (String[] each : new String[][] {
            {"page", "whole"}, {"compressed", "compressed"}, {"notModified", "304 for an `If-None-Match`"}
        }) {
            JsonNode row = pages.path(each[0]);
            line(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %s |",
                    each[1],
                    row.path("perSecond").asLong(),
                    row.path("bytes").asLong(),
                    latencies(row)));
        }
        line("");
    }

    private void growth(JsonNode growth) throws IOException {
        if (!begin("Growth", growth)) {
            return;
        }
        line("Saves with a key, with more and more tenants (8 connections, 8 KB), history (1 connection, one draft of"
                + " 8 KB) and size (2 connections). Bytes are those that history and keys grew by.");
        line("");
        for (String[] each :
                new String[][] {{"tenants", "tenants"}, {"revisions", "revisions"}, {"sizes", "kilobytes"}}) {
            boolean history = each[0].equals("revisions");
            line("| " + each[1] + " | saves a second | p50 | p99 | bytes a save |"
                    + (history ? " page of history, p50 | old version, p50 |" : ""));
            line("|---|---|---|---|---|" + (history ? "---|---|" : ""));
            List<Double> counts = new ArrayList<>();
            List<Double> millis = new ArrayList<>();
            for (JsonNode row : growth.path(each[0])) {
                counts.add(row.path(each[1]).asDouble());
                millis.add(row.path("p50ms").asDouble());
                line(String.format(
                                Locale.ROOT,
                                "| %,d | %,d | %.2f ms | %.2f ms | %,d |",
                                row.path(each[1]).asLong(),
                                row.path("perSecond").asLong(),
                                row.path("p50ms").asDouble(),
                                row.path("p99ms").asDouble(),
                                row.path("bytesPerSave").asLong())
                        + (history
                                ? String.format(
                                        Locale.ROOT,
                                        " %.2f ms | %.2f ms |",
                                        row.path("pageOfHistory").path("p50ms").asDouble(),
                                        row.path("oldVersion").path("p50ms").asDouble())
                                : ""));
            }
            line("");
            plot(each[0], "A save with growing " + each[0], each[1], "milliseconds (p50)", counts, millis);
        }
    }

    private void resources(JsonNode resources) {
        if (!begin("Resources", resources)) {
            return;
        }
        line("| | |");
        line("|---|---|");
        line(String.format(
                Locale.ROOT,
                "| first start, with a new database | %.1f s |",
                resources.path("firstStartSeconds").asDouble()));
        line(String.format(
                Locale.ROOT,
                "| start on a warm folder, to the first page, of the plain jar | %.1f s |",
                resources.path("plainJarStartSeconds").asDouble()));
        line(String.format(
                Locale.ROOT,
                "| start on a warm folder, to the first page, as `./run` starts it | %.1f s |",
                resources.path("warmStartSeconds").asDouble()));
        line("| resident memory of the server, idle | "
                + resources.path("residentMegabytesIdle").asLong() + " MB |");
        line("| resident memory of the server, under load | "
                + resources.path("residentMegabytesLoaded").asLong() + " MB |");
        line("| jar | " + resources.path("jarMegabytes").asLong() + " MB |");
        line("| history of one autosave of an 8 KB draft | "
                + resources.path("historyBytesPerSave").asLong() + " bytes |");
        line("");
    }

    /** What {@code bench/torture/run --results bench/results/…} left. */
    private void torture() throws Exception {
        line("## Torture");
        line("");
        JsonNode run = Results.read("torture/report");
        if (run.isMissingNode()) {
            line("Not run yet.");
            return;
        }
        line(String.format(
                Locale.ROOT,
                "`bench/torture/run --seconds %d --seed %d --thin %d --results bench/results/torture`: %d writers on %d nodes, a bad"
                        + " network, processes killed and stopped; [what is checked](torture/README.md).",
                run.path("seconds").asLong(),
                run.path("seed").asLong(),
                run.path("thin").asLong(),
                run.path("writers").asLong(),
                run.path("nodes").asLong()));
        line("");
        line("| | |");
        line("|---|---|");
        for (String each : List.of("counts", "tables", "findings")) {
            run.path(each)
                    .properties()
                    .forEach(row -> line("| " + row.getKey() + " | "
                            + String.format(Locale.ROOT, "%,d", row.getValue().asLong()) + " |"));
        }
        for (String process : List.of("node1", "node2", "postgres")) {
            run.path("memory")
                    .valueStream()
                    .mapToLong(sample -> sample.path(process).asLong())
                    .max()
                    .ifPresent(most -> line("| most memory of " + process + ", MB | " + most + " |"));
        }
        line("| **acknowledged edits lost** | **" + run.path("lost").asLong() + "** |");
        line("");
        line("The checker is awake: servers with one safeguard taken out, and what it found lost.");
        line("");
        line("| taken out | seconds | acknowledged edits lost |");
        line("|---|---|---|");
        for (String name : List.of("version-check", "one-sided-merge", "early-answer")) {
            JsonNode sabotaged = Results.read("sabotage-" + name + "/report");
            line("| `--sabotage " + name + "` | "
                    + (sabotaged.isMissingNode()
                            ? "not run | |"
                            : sabotaged.path("seconds").asLong() + " | "
                                    + sabotaged.path("lost").asLong() + " |"));
        }
    }

    private boolean begin(String title, JsonNode result) {
        line("## " + title);
        line("");
        if (result.isMissingNode()) {
            line("Not measured yet.");
            line("");
            return false;
        }
        line("`" + result.path("command").asString("") + "`, "
                + result.path("date").asString("") + ", "
                + result.path("machine").asString("") + ".");
        line("");
        return true;
    }

    private void plot(String name, String title, String across, String up, List<Double> x, List<Double> y)
            throws IOException {
        if (x.size() < 2) {
            return;
        }
        XYChart chart = new XYChartBuilder()
                .width(640)
                .height(320)
                .title(title)
                .xAxisTitle(across)
                .yAxisTitle(up)
                .theme(ChartTheme.Matlab)
                .build();
        chart.getStyler().setXAxisLogarithmic(true).setLegendVisible(false);
        chart.getStyler().setYAxisMin(0.0);
        chart.addSeries(up, x, y);
        Path file = PLOTS.resolve(name + ".svg");
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
        line("![" + title + "](plots/" + name + ".svg)");
        line("");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
