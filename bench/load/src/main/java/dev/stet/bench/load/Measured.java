package dev.stet.bench.load;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one measurement found.
 *
 * @param perSecond operations that succeeded, each second
 * @param errors operations that did not
 * @param latency microseconds; in an open loop from when the operation was due, so that waiting for the ones before it
 *     counts (no coordinated omission)
 */
record Measured(double perSecond, long errors, Histogram latency) {

    /** The one with as many faster ones as slower ones. */
    static Measured median(List<Measured> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Measured::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    double millis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1_000.0;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("perSecond", Math.round(perSecond));
        json.put("errors", errors);
        json.put("p50ms", millis(50));
        json.put("p90ms", millis(90));
        json.put("p99ms", millis(99));
        json.put("p999ms", millis(99.9));
        json.put("maxms", latency.getMaxValue() / 1_000.0);
        return json;
    }
}
