package dev.stet.bench.siege;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench/siege/REPORT.md} and its plots, from the outcomes in {@code bench/siege/results}. */
final class Report {

    private static final Path FOLDER = Path.of("bench/siege");
    private static final List<String> NAMES = List.of("without", "with");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Report() {}

    static void write(String name, Outcome outcome) throws Exception {
        Files.createDirectories(FOLDER.resolve("results"));
        Files.writeString(
                FOLDER.resolve("results/" + name + ".json"), JSON.writeValueAsString(outcome.thinned()) + "\n");
        Map<String, Outcome> outcomes = new TreeMap<>();
        for (String each : NAMES) {
            Path file = FOLDER.resolve("results/" + each + ".json");
            if (Files.exists(file)) {
                outcomes.put(each, JSON.readValue(Files.readString(file), Outcome.class));
            }
        }
        for (Map.Entry<String, Outcome> each : outcomes.entrySet()) {
            plot(each.getKey(), each.getValue());
        }
        Files.writeString(FOLDER.resolve("REPORT.md"), text(outcomes));
    }

    private static String text(Map<String, Outcome> outcomes) {
        StringBuilder text = new StringBuilder("""
                # The siege

                Made by `bench/siege/run`: a server as `./run` starts it, with a heap of 512 MB, attacked in all these ways at
                once, while four people save one field each and four visitors read a page, five times a second each. The first %d
                seconds are peace: they show what this machine gives, which the attackers, PostgreSQL and whatever else runs
                share. The bar: the innocent's p99 at most %.0f ms, nothing failed, nothing lost, no restart. The second column is the same server with the limits configured away
                (`--without-limits`), for comparison: about what it was before it had them.

                """.formatted(Outcome.PEACE_SECONDS, Outcome.BAR));
        table(text, outcomes);
        for (String name : NAMES.reversed()) {
            Outcome outcome = outcomes.get(name);
            if (outcome != null) {
                text.append("\n## ").append(titled(name));
                text.append("\n\n![Latency](plots/").append(name).append("-latency.svg)\n\n![Memory](plots/");
                text.append(name).append("-memory.svg)\n\n| attack: answer | times |\n|---|---|\n");
                outcome.answers()
                        .forEach((what, times) -> text.append("| ")
                                .append(what)
                                .append(" | ")
                                .append(times)
                                .append(" |\n"));
            }
        }
        return text.toString();
    }

    private static void table(StringBuilder text, Map<String, Outcome> outcomes) {
        text.append("| |");
        outcomes.keySet().forEach(name -> text.append(' ').append(titled(name)).append(" |"));
        text.append("\n|---|").append("---|".repeat(outcomes.size())).append('\n');
        row(text, "saves, in peace: p50, p99", outcomes, each -> times(each.saves(), true));
        row(text, "saves, under siege: p50, p99", outcomes, each -> times(each.saves(), false));
        row(text, "pages, in peace: p50, p99", outcomes, each -> times(each.pages(), true));
        row(text, "pages, under siege: p50, p99", outcomes, each -> times(each.pages(), false));
        row(
                text,
                "answered",
                outcomes,
                each -> each.saves().size() + " saves, " + each.pages().size() + " pages");
        row(text, "failed", outcomes, each -> each.failures().toString());
        row(
                text,
                "people whose last saved edit is missing",
                outcomes,
                each -> each.lost() < 0 ? "the server no longer says" : "" + each.lost());
        row(text, "the process lives", outcomes, each -> each.alive() ? "yes" : "no");
        row(text, "most memory, resident", outcomes, each -> "%.0f MB".formatted(each.mostMemory()));
        row(text, "log written", outcomes, each -> each.logBytes() / 1024 + " KB");
        row(text, "the bar", outcomes, each -> each.isHeld() ? "met" : "**missed**");
    }

    private static String titled(String name) {
        return name.equals("with") ? "As it is" : "With the limits configured away";
    }

    private interface Cell {
        String of(Outcome outcome);
    }

    private static void row(StringBuilder text, String what, Map<String, Outcome> outcomes, Cell cell) {
        text.append("| ").append(what).append(" |");
        outcomes.values().forEach(each -> text.append(' ').append(cell.of(each)).append(" |"));
        text.append('\n');
    }

    private static String times(List<Outcome.Point> points, boolean peace) {
        return String.format(
                Locale.ROOT,
                "%,.0f, %,.0f ms",
                Outcome.percentile(points, peace, 0.5),
                Outcome.percentile(points, peace, 0.99));
    }

    private static void plot(String name, Outcome outcome) throws Exception {
        Files.createDirectories(FOLDER.resolve("plots"));
        XYChart latency = chart("milliseconds");
        latency.getStyler().setYAxisLogarithmic(true);
        series(latency, "saves", outcome.saves());
        series(latency, "pages", outcome.pages());
        save(latency, name + "-latency");
        XYChart memory = chart("MB resident");
        series(memory, "server", outcome.memory());
        save(memory, name + "-memory");
    }

    private static XYChart chart(String unit) {
        XYChart chart = new XYChartBuilder()
                .width(800)
                .height(320)
                .xAxisTitle("seconds")
                .yAxisTitle(unit)
                .theme(ChartTheme.Matlab)
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE).setMarkerSize(3);
        return chart;
    }

    private static void series(XYChart chart, String name, List<Outcome.Point> points) {
        List<Double> seconds = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        points.stream()
                .sorted(java.util.Comparator.comparingDouble(Outcome.Point::second))
                .forEach(point -> {
                    seconds.add(point.second());
                    values.add(Math.max(0.1, point.value()));
                });
        if (!seconds.isEmpty()) {
            chart.addSeries(name, seconds, values);
        }
    }

    private static void save(XYChart chart, String name) throws Exception {
        VectorGraphicsEncoder.saveVectorGraphic(
                chart, FOLDER.resolve("plots/" + name).toString(), VectorGraphicsFormat.SVG);
    }
}
