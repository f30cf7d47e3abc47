package dev.stet.bench.torture.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the checker found. */
public final class Verdict {

    /** Of one kind of finding, the rest is counted only. */
    private static final int SHOWN = 20;

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Long> found = new TreeMap<>();
    private final List<String> shown = new ArrayList<>();

    void count(String what, long number) {
        counts.merge(what, number, Long::sum);
    }

    /** @param kind {@code lost} or a promise that was broken otherwise */
    void found(String kind, String what) {
        if (found.merge(kind, 1L, Long::sum) <= SHOWN) {
            shown.add(kind + ": " + what);
        }
    }

    /** Acknowledged edits that are gone and that nobody was told of. */
    public long lost() {
        return found.getOrDefault("lost", 0L);
    }

    public boolean clean() {
        return found.isEmpty();
    }

    /** Kinds of findings, and how many there were of each. */
    public Map<String, Long> findings() {
        return found;
    }

    public Map<String, Long> counts() {
        return counts;
    }

    /** A line for each of the first findings: the operation as it stands in the log, and why. */
    public List<String> lines() {
        return shown;
    }
}
