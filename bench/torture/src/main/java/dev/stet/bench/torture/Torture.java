package dev.stet.bench.torture;

import dev.stet.bench.torture.check.Checker;
import dev.stet.bench.torture.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts servers, lets writers loose on them, breaks things meanwhile, and asks the checker in the end. */
public final class Torture {

    private static final Path JAR = Path.of("server/target/stet.jar");

    /** The same, as {@code ./run} lays it out. */
    private static final Path APP = Path.of("server/target/app/stet.jar");

    private static final Duration START = Duration.ofMinutes(4);

    /** Of a hundred requests for changes, so many are treated badly if all network faults are on. */
    private static final int BAD_REQUESTS = 20;

    private final Options options;
    private final Path folder;
    private final OperationLog log;
    private final List<FaultProxy> proxies = new ArrayList<>();
    private final Resources resources = new Resources();
    private final Writer.Run shared = new Writer.Run();

    private Torture(Options options, Path folder, OperationLog log) {
        this.options = options;
        this.folder = folder;
        this.log = log;
        shared.pause = options.pause();
    }

    /** Ends with 0 when nothing was found, 1 when something was, 2 when it could not be run. */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() == null ? Options.USAGE : e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        int status = 2;
        Path folder = Files.createTempDirectory("stet-torture-");
        Files.createDirectories(options.results());
        Path logFile = options.results().resolve("operations.jsonl");
        try (OperationLog log = new OperationLog(logFile)) {
            status = new Torture(options, folder, log).run(logFile) ? 0 : 1;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
        } finally {
            delete(folder);
        }
        System.exit(status);
    }

    private boolean run(Path logFile) throws Exception {
        Build build = options.sabotage().isEmpty() ? Build.packaged(APP) : Sabotage.of(options.sabotage(), JAR, folder);
        Path data = Files.createDirectories(folder.resolve("node1"));
        boolean diskFault = options.faults().contains(ProcessFault.DISK_FULL);
        try (Chaos.SmallDisk disk = new Chaos.SmallDisk(data, diskFault)) {
            if (diskFault && !disk.available()) {
                say("disk-full is left out: making a small file system needs root");
            }
            Node first = Node.withDatabase("node1", folder, build);
            if (options.thin() > 0) {
                first.thinAfter(options.thin());
            }
            Runtime.getRuntime().addShutdownHook(new Thread(first::stopQuietly)); // Ctrl+C leaves no server behind
            boolean sound = false;
            try {
                sound = run(logFile, build, first, disk);
                return sound;
            } finally {
                if (!sound) {
                    keepServerLogs(folder, options.results()); // before the small disk is gone
                }
                first.stop();
            }
        }
    }

    private boolean run(Path logFile, Build build, Node first, Chaos.SmallDisk disk) throws Exception {
        first.start();
        require(first);
        try (DatabaseLink link = new DatabaseLink(first.data)) {
            Node second = options.nodes() < 2
                    ? null
                    : Node.onDatabase(
                            "node2",
                            folder,
                            build,
                            link.port(),
                            Files.readString(first.data.resolve("stet.password"))
                                    .strip());
            try {
                if (second != null) {
                    Runtime.getRuntime().addShutdownHook(new Thread(second::stopQuietly));
                    second.start();
                    require(second);
                }
                Chaos chaos = new Chaos(first, second, link, disk, log, options);
                Archive archive =
                        options.thin() > 0 ? new Archive(folder.resolve("archive"), first, new Reader(log)) : null;
                torture(first, second, chaos, archive);
                if (chaos.broken() != null) {
                    say("FAILED: " + chaos.broken());
                    return false;
                }
                return check(logFile, first, archive);
            } finally {
                proxies.forEach(Torture::close);
                if (second != null) {
                    second.stop();
                }
            }
        }
    }

    private void torture(Node first, @Nullable Node second, Chaos chaos, @Nullable Archive archive) throws Exception {
        List<String> addresses = new ArrayList<>();
        for (Node node : second == null ? List.of(first) : List.of(first, second)) {
            FaultProxy proxy = new FaultProxy(node.port, this::plan, this::overheard);
            proxies.add(proxy);
            addresses.add(proxy.url());
        }
        log.begin();
        log.add(log.line("run").put("seed", options.seed()).put("first", 1).put("options", options.toString()));
        say("%d writers on %d node(s), seed %d, %d s; faults of the network: %s; of processes: %s"
                .formatted(
                        options.writers(),
                        addresses.size(),
                        options.seed(),
                        options.seconds(),
                        options.network(),
                        chaos.kinds()));
        AtomicLong ids = new AtomicLong();
        List<Thread> writers = new ArrayList<>();
        for (int number = 0; number < options.writers(); number++) {
            LiveTab tab = null;
            if (number % 3 == 0) {
                tab = new LiveTab(number, options.seed(), addresses, log, shared);
                writers.add(Thread.ofPlatform().name("tab-" + number).start(tab));
            }
            Writer writer = new Writer(number, options.seed(), addresses, log, ids, shared, tab);
            writers.add(Thread.ofPlatform().name("writer-" + number).start(writer));
        }
        Thread archivist = Thread.ofPlatform().name("archivist").start(archive == null ? () -> {} : archive);
        Thread trouble = Thread.ofPlatform().name("chaos").start(chaos);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.seconds());
        for (long next = 10; chaos.broken() == null && (System.nanoTime() < end || !chaos.complete()); ) {
            TimeUnit.MILLISECONDS.sleep(500);
            if (log.now() > next * 1000) {
                progress();
                resources.sample(Math.round(log.now() / 1000), first, second);
                next += Math.max(10, options.seconds() / 60);
            }
        }
        chaos.end();
        trouble.join();
        shared.over = true;
        if (chaos.broken() != null) {
            return; // what hangs would not let its writers go
        }
        for (Thread writer : writers) {
            writer.join();
        }
        TimeUnit.SECONDS.sleep(4); // the latest of the late requests
        if (archive != null) {
            archive.end();
        }
        archivist.join();
        Map<NetworkFault, Long> network = new EnumMap<>(NetworkFault.class);
        proxies.forEach(proxy -> proxy.done.forEach((fault, times) -> network.merge(fault, times.get(), Long::sum)));
        network.forEach((fault, times) ->
                log.add(log.line("fault").put("fault", "network: " + fault).put("times", times)));
    }

    /** After a last kill -9 and a restart: what is there now is there for good. */
    private boolean check(Path logFile, Node first, @Nullable Archive archive) throws Exception {
        first.kill();
        first.thinNoMore();
        first.start();
        require(first);
        log.close();
        long begin = System.nanoTime();
        Verdict verdict = Checker.check(logFile, first.url() + "/api/v1/tenants/demo", Node.TOKEN, archive);
        say("checked in %d s".formatted(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)));
        resources.tables(first.data);
        Report report = new Report(options, verdict, resources);
        report.write(options.results());
        System.out.println(report.text());
        return verdict.clean();
    }

    private NetworkFault plan(long operation, int attempt) {
        Random random = new Random((options.seed() * 1_000_003 + operation) * 31 + attempt);
        random.nextInt();
        List<NetworkFault> faults = List.copyOf(options.network());
        return faults.isEmpty() || random.nextInt(100) >= BAD_REQUESTS
                ? NetworkFault.NONE
                : faults.get(random.nextInt(faults.size()));
    }

    private void overheard(long operation, NetworkFault fault, byte[] reply) {
        Answer answer = Answer.ofResponse(reply);
        if (answer.settles()) {
            log.add(answer.log(log.line("overheard")).put("op", operation).put("fault", fault.toString()));
        }
    }

    private void progress() {
        say("%7.1f s  %d acknowledged, %d refused, %d given up"
                .formatted(log.now() / 1000, shared.acknowledged.get(), shared.refused.get(), shared.abandoned.get()));
    }

    private static void require(Node node) throws InterruptedException {
        if (!node.untilServing(START)) {
            throw new IllegalStateException(node.name + " did not start; " + node.log() + " says why");
        }
    }

    private static void say(String what) {
        System.out.println(what);
    }

    private static void close(FaultProxy proxy) {
        try {
            proxy.close();
        } catch (IOException alreadyGone) {
            // it is closed, then
        }
    }

    private static void keepServerLogs(Path folder, Path results) throws IOException {
        for (String name : List.of("node1.log", "node2.log", "node1/postgres.log")) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                Files.copy(
                        file, results.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
