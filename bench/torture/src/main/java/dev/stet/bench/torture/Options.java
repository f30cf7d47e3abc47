package dev.stet.bench.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is run.
 *
 * @param nodes servers on one database: 1 or 2
 * @param pause milliseconds that a writer waits between two changes, at most
 * @param thin seconds after which the history is thinned while the torture goes on; 0: it is not
 * @param quiet milliseconds between two faults of processes, at least
 */
record Options(
        long seconds,
        long seed,
        int writers,
        int nodes,
        long pause,
        long quiet,
        long thin,
        Set<NetworkFault> network,
        List<ProcessFault> faults,
        String sabotage,
        Path results) {

    static final String USAGE = """
            bench/torture/run [--seconds N | --hours N] [--seed N] [--writers N] [--nodes 1|2] [--pause MS] [--quiet MS] [--thin SECONDS]
                              [--faults LIST] [--sabotage NAME] [--results FOLDER]
            LIST: all, none, network, or names with commas: %s, %s
            NAME: %s
            """.formatted(
                    names(NetworkFault.values()), names(ProcessFault.values()), String.join(", ", Sabotage.NAMES));

    static Options parse(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            given.put(arguments[i], arguments[i + 1]);
        }
        Set<String> known = Set.of(
                "--seconds",
                "--hours",
                "--seed",
                "--writers",
                "--nodes",
                "--pause",
                "--quiet",
                "--thin",
                "--faults",
                "--sabotage",
                "--results");
        if (arguments.length % 2 != 0 || !known.containsAll(given.keySet())) {
            throw new IllegalArgumentException(USAGE);
        }
        long seconds = given.containsKey("--hours")
                ? Math.round(Double.parseDouble(given.get("--hours")) * 3600)
                : Long.parseLong(given.getOrDefault("--seconds", "300"));
        String faults = given.getOrDefault("--faults", "all");
        Set<NetworkFault> network = EnumSet.noneOf(NetworkFault.class);
        List<ProcessFault> processes = new ArrayList<>();
        for (String name : faults.split(",")) {
            switch (name) {
                case "all" -> {
                    network.addAll(List.of(NetworkFault.values()));
                    processes.addAll(List.of(ProcessFault.values()));
                }
                case "network" -> network.addAll(List.of(NetworkFault.values()));
                case "none" -> {}
                default -> {
                    String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
                    if (Arrays.stream(NetworkFault.values())
                            .anyMatch(each -> each.name().equals(constant))) {
                        network.add(NetworkFault.valueOf(constant));
                    } else {
                        processes.add(ProcessFault.valueOf(constant));
                    }
                }
            }
        }
        network.remove(NetworkFault.NONE);
        return new Options(
                seconds,
                Long.parseLong(given.getOrDefault("--seed", "1")),
                Integer.parseInt(given.getOrDefault("--writers", "10")),
                Integer.parseInt(given.getOrDefault("--nodes", "2")),
                Long.parseLong(given.getOrDefault("--pause", "60")),
                Long.parseLong(given.getOrDefault("--quiet", "2000")),
                Long.parseLong(given.getOrDefault("--thin", "0")),
                network,
                processes,
                given.getOrDefault("--sabotage", ""),
                Path.of(given.getOrDefault("--results", "bench/torture/results")));
    }

    private static String names(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(name -> !name.equals("none"))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }
}
