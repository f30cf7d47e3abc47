package dev.stet.bench.load;

/** Measures, and writes what it found to {@code bench/results}. */
public final class Load {

    private Load() {}

    /** @param arguments the benches to run, and {@code --quick} for a look rather than a figure */
    public static void main(String[] arguments) throws Exception {
        boolean quick = java.util.List.of(arguments).contains("--quick");
        for (String bench : arguments) {
            long begin = System.nanoTime();
            String command = "bench/load/run " + bench + (quick ? " --quick" : "");
            switch (bench) {
                case "saves" ->
                    Results.write(bench, command, quick ? SavesBench.run(1_000, 1, 4) : SavesBench.run(10_000, 3, 12));
                case "sharedb" ->
                    Results.write(
                            bench, command, quick ? ShareDbBench.run(1_000, 1, 4) : ShareDbBench.run(10_000, 3, 10));
                case "hot" ->
                    Results.write(
                            bench,
                            command,
                            quick ? HotDraftBench.run(4, 32) : HotDraftBench.run(10, 1, 8, 32, 100, 500));
                case "pages" -> Results.write(bench, command, PagesBench.run(quick ? 3 : 10));
                case "tabs" ->
                    Results.write(bench, command, quick ? TabsBench.run(200, 20, 5) : TabsBench.run(1_000, 50, 30));
                case "growth" -> Results.write(bench, command, GrowthBench.run(quick ? 2 : 8));
                case "resources" -> Results.write(bench, command, ResourcesBench.run(quick ? 3 : 15));
                case "profile" ->
                    Results.write(
                            bench, command, quick ? ProfileBench.run(1_000, 10, 5) : ProfileBench.run(10_000, 60, 20));
                case "report" -> Report.write();
                case "--quick" -> {}
                default ->
                    throw new IllegalArgumentException(
                            bench + ": one of saves, sharedb, hot, pages, tabs, growth, resources, profile, report");
            }
            System.out.printf("%s: %.0f s%n", bench, (System.nanoTime() - begin) / 1e9);
        }
    }
}
