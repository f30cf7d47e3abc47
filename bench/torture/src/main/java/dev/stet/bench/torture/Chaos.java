package dev.stet.bench.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One fault after the other, each kind in turn and in an order from the seed; waits until all serve again between. */
final class Chaos implements Runnable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Node first;
    private final @Nullable Node second;
    private final @Nullable DatabaseLink link;
    private final SmallDisk disk;
    private final OperationLog log;
    private final Random random;
    private final List<ProcessFault> kinds;
    private final long quiet;
    private volatile boolean over;
    private volatile int made;
    private volatile @Nullable String broken;

    Chaos(
            Node first,
            @Nullable Node second,
            @Nullable DatabaseLink link,
            SmallDisk disk,
            OperationLog log,
            Options options) {
        this.first = first;
        this.second = second;
        this.link = link;
        this.disk = disk;
        this.log = log;
        this.random = new Random(options.seed() * 7_919);
        this.quiet = options.quiet();
        this.kinds = options.faults().stream().filter(this::possible).toList();
    }

    private boolean possible(ProcessFault fault) {
        return switch (fault) {
            case CUT_NODE, HOLD_NODE, KILL_NODE -> second != null;
            case DISK_FULL -> disk.available();
            default -> true;
        };
    }

    List<ProcessFault> kinds() {
        return kinds;
    }

    /** What did not come back, if something did not. */
    @Nullable
    String broken() {
        return broken;
    }

    /** Whether each kind of fault was made at least once. */
    boolean complete() {
        return made >= kinds.size();
    }

    void end() {
        over = true;
    }

    @Override
    public void run() {
        List<ProcessFault> round = new ArrayList<>();
        try {
            while (!over && !kinds.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(quiet + random.nextLong(quiet));
                if (over) {
                    return;
                }
                if (round.isEmpty()) {
                    round.addAll(kinds);
                    Collections.shuffle(round, random);
                }
                ProcessFault fault = round.removeLast();
                double begin = log.now();
                inflict(fault);
                TimeUnit.MILLISECONDS.sleep(300); // a killed PostgreSQL answers for a moment
                boolean back = first.untilServing(PATIENCE) && (second == null || second.untilServing(PATIENCE));
                String name = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
                double took = log.now() - begin;
                made++;
                log.add(log.line("fault").put("fault", name).put("took", took).put("back", back));
                String then = back ? "all serve again" : "not all serve again";
                System.out.printf("%7.1f s  %s, %s after %.1f s%n", begin / 1000, name, then, took / 1000);
                if (!back) {
                    broken = "after " + name + " the server did not come back within " + PATIENCE;
                    return;
                }
            }
        } catch (IOException e) {
            broken = "the fault could not be made: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void inflict(ProcessFault fault) throws IOException, InterruptedException {
        switch (fault) {
            case KILL_SERVER -> {
                first.kill();
                first.start();
            }
            case KILL_POSTGRES -> killPostgres();
            case KILL_BOTH -> {
                killPostgres();
                first.kill();
                first.start();
            }
            case KILL_BACKEND -> {
                Optional<ProcessHandle> backend = backend();
                if (backend.isPresent()) {
                    Signals.send("KILL", backend.get());
                }
            }
            case STOP_SERVER -> pause(first.handle());
            case STOP_BACKEND -> {
                Optional<ProcessHandle> backend = backend();
                if (backend.isPresent()) {
                    pause(backend.get());
                }
            }
            case DISK_FULL -> {
                long before = noSpace();
                disk.fill();
                try {
                    useUpLog();
                    TimeUnit.MILLISECONDS.sleep(2_000 + random.nextLong(6_000));
                } finally {
                    disk.free();
                }
                log.add(log.line("disk").put("refusals", noSpace() - before));
                System.out.printf("           PostgreSQL was refused space %d times%n", noSpace() - before);
            }
            case CUT_NODE -> {
                link().cut();
                TimeUnit.MILLISECONDS.sleep(1_000 + random.nextLong(4_000));
                link().mend();
            }
            case HOLD_NODE -> {
                link().hold();
                TimeUnit.MILLISECONDS.sleep(1_000 + random.nextLong(8_000));
                link().mend();
            }
            case KILL_NODE -> {
                second().kill();
                second().start();
            }
        }
    }

    /** PostgreSQL keeps files for its log in store: without them the full disk would not be felt for minutes. */
    private void useUpLog() throws IOException, InterruptedException {
        try (Connection database = Resources.connect(first.data);
                Statement sql = database.createStatement()) {
            for (int i = 0; i < 200; i++) {
                sql.execute("select pg_logical_emit_message(false, 'full', 'disk'), pg_switch_wal()");
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (SQLException refused) {
            // that is what it is for
        }
    }

    private long noSpace() throws IOException {
        try (Stream<String> lines = Files.lines(first.data.resolve("postgres.log"))) {
            return lines.filter(line -> line.contains("No space left on device"))
                    .count();
        }
    }

    private void killPostgres() throws IOException, InterruptedException {
        Optional<ProcessHandle> postmaster = Signals.postmaster(first.data);
        if (postmaster.isPresent()) {
            Signals.send("KILL", postmaster.get());
        }
    }

    private Optional<ProcessHandle> backend() throws IOException {
        List<ProcessHandle> backends =
                Signals.postmaster(first.data).map(Signals::backends).orElse(List.of());
        return backends.isEmpty() ? Optional.empty() : Optional.of(backends.get(random.nextInt(backends.size())));
    }

    private void pause(ProcessHandle process) throws IOException, InterruptedException {
        Signals.send("STOP", process);
        try {
            TimeUnit.MILLISECONDS.sleep(500 + random.nextLong(4_000));
        } finally {
            Signals.send("CONT", process);
        }
    }

    private DatabaseLink link() {
        if (link == null) {
            throw new IllegalStateException("there is one node only");
        }
        return link;
    }

    private Node second() {
        if (second == null) {
            throw new IllegalStateException("there is one node only");
        }
        return second;
    }

    /** A file system of its own for a data folder, small enough to be filled. */
    static final class SmallDisk implements AutoCloseable {

        /** MB; enough for PostgreSQL's programs, its files and some of its log. */
        private static final int SIZE = 1_500;

        private final Path folder;
        private final boolean available;

        /** Mounts a tmpfs there, if this process may do that. */
        SmallDisk(Path folder, boolean wanted) throws IOException, InterruptedException {
            this.folder = folder;
            this.available =
                    wanted && run("mount", "-t", "tmpfs", "-o", "size=" + SIZE + "m", "tmpfs", folder.toString());
        }

        boolean available() {
            return available;
        }

        void fill() throws IOException, InterruptedException {
            run("dd", "if=/dev/zero", "of=" + folder.resolve("ballast"), "bs=1M");
        }

        void free() throws IOException {
            Files.deleteIfExists(folder.resolve("ballast"));
        }

        private static boolean run(String... command) throws IOException, InterruptedException {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        }

        @Override
        public void close() throws IOException, InterruptedException {
            if (available) {
                run("umount", "-l", folder.toString());
            }
        }
    }
}
