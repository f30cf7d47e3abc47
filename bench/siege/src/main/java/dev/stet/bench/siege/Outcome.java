package dev.stet.bench.siege;

import dev.stet.bench.load.Documents;
import dev.stet.bench.load.HttpConnection;
import dev.stet.bench.load.Stet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a siege came to.
 *
 * @param second of each sample, from the start
 * @param lost acknowledged edits that are not in the content; -1 when the server no longer tells
 * @param memory time in nanoseconds and resident megabytes
 */
record Outcome(
        List<Point> saves,
        List<Point> pages,
        Map<String, Long> failures,
        long lost,
        boolean alive,
        List<Point> memory,
        Map<String, Long> answers,
        long logBytes) {

    static final double BAR = 500;

    /** Before the attacks begin: what the innocent's times are on this machine, as busy as it is. */
    static final int PEACE_SECONDS = 10;

    /** @param value milliseconds or megabytes */
    record Point(double second, double value) {}

    static Outcome of(Stet stet, long begin, Map<String, Long> answers, List<Innocent> innocents, List<long[]> memory) {
        List<Point> saves = new ArrayList<>();
        List<Point> pages = new ArrayList<>();
        Map<String, Long> failures = new TreeMap<>();
        for (Innocent innocent : innocents) {
            for (Innocent.Sample sample : innocent.samples()) {
                (sample.save() ? saves : pages).add(new Point((sample.at() - begin) / 1e9, sample.milliseconds()));
                if (sample.failure() != null) {
                    failures.merge((sample.save() ? "save: " : "page: ") + sample.failure(), 1L, Long::sum);
                }
            }
        }
        List<Point> resident =
                memory.stream().map(each -> new Point(each[0] / 1e9, each[1])).toList();
        return new Outcome(saves, pages, failures, lost(stet, innocents), stet.server.isAlive(), resident, answers, 0);
    }

    Outcome withLog(long bytes) {
        return new Outcome(saves, pages, failures, lost, alive, memory, answers, bytes);
    }

    /** With figures as exact as they are worth, for keeping. */
    Outcome thinned() {
        return new Outcome(rounded(saves), rounded(pages), failures, lost, alive, rounded(memory), answers, logBytes);
    }

    private static List<Point> rounded(List<Point> points) {
        return points.stream()
                .map(point -> new Point(Math.round(point.second() * 10) / 10.0, Math.round(point.value() * 10) / 10.0))
                .toList();
    }

    /** Each innocent's section must show the last edit that was acknowledged. */
    private static long lost(Stet stet, List<Innocent> innocents) {
        try (HttpConnection connection = new HttpConnection(stet.server.port)) {
            String content = connection
                    .send("GET", Stet.draft(Attacks.INNOCENT), Stet.token(Attacks.INNOCENT), new byte[0])
                    .text();
            return innocents.stream()
                    .filter(innocent -> innocent.acknowledged() > 0)
                    .filter(innocent ->
                            !content.contains(Documents.headline(innocent.section(), innocent.acknowledged())))
                    .count();
        } catch (IOException deaf) {
            return -1;
        }
    }

    static double percentile(List<Point> points, boolean peace, double share) {
        double[] sorted = points.stream()
                .filter(point -> point.second() < PEACE_SECONDS == peace)
                .mapToDouble(Point::value)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }

    double mostMemory() {
        return memory.stream().mapToDouble(Point::value).max().orElse(Double.NaN);
    }

    boolean isHeld() {
        return alive
                && lost == 0
                && failures.isEmpty()
                && percentile(saves, false, 0.99) <= BAR
                && percentile(pages, false, 0.99) <= BAR;
    }

    void print() {
        answers.forEach((what, times) -> System.out.println(what + " × " + times));
        describe("saves", saves);
        describe("pages", pages);
        System.out.printf(
                "failed: %s, lost: %d, alive: %s, most memory: %.0f MB, held: %s%n",
                failures, lost, alive, mostMemory(), isHeld());
    }

    private static void describe(String what, List<Point> points) {
        System.out.printf(
                "%s: %d; in peace p50 %.0f ms, p99 %.0f ms; under siege p50 %.0f ms, p99 %.0f ms%n",
                what,
                points.size(),
                percentile(points, true, 0.5),
                percentile(points, true, 0.99),
                percentile(points, false, 0.5),
                percentile(points, false, 0.99));
    }
}
