package dev.stet.bench.siege;

import dev.stet.bench.load.Documents;
import dev.stet.bench.load.HttpConnection;
import dev.stet.bench.load.Stet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Attacks a server of its own in every known way at once, for a bounded time and only on this machine, and measures what
 * an innocent tenant notices. {@code --without-limits} shows what they are for; the report has both.
 */
public final class Siege {

    private static final int SECTIONS = 4;

    /** The limits configured away, as far as they can be: about what the server was without them. */
    private static final Map<String, String> WITHOUT_LIMITS = Map.of(
            "STET_LIMITS_FACTOR", "500",
            "STET_LIMITS_STORAGEOFTENANT", "1TB",
            "STET_LIMITS_BYTESUNDERWAY", "1TB",
            "STET_CONNECTIONS_MOSTOFADDRESS", "8192",
            "STET_CONNECTIONS_HEADERSWITHIN", "1h",
            "SERVER_TOMCAT_MAXHTTPFORMPOSTSIZE", "2MB");

    private Siege() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        int seconds = Integer.parseInt(option(given, "--seconds", "60"));
        boolean limits = !given.contains("--without-limits");
        String name = limits ? "with" : "without";
        String only = option(given, "--only", "");
        Path jar = Path.of(option(given, "--jar", Stet.APP.toString()));
        List<String> options =
                new ArrayList<>(List.of(System.getProperty("stet.options", "").split(" ")));
        options.removeIf(String::isEmpty);
        options.add("-Xmx512m");
        if (given.contains("--keep-log")) {
            options.add("-Xlog:gc:file=/tmp/siege-gc.log");
        }
        Path folder = Files.createTempDirectory("stet-siege-");
        Outcome outcome;
        try (Stet stet =
                Stet.start(jar, folder, true, limits ? Map.of() : WITHOUT_LIMITS, options.toArray(String[]::new))) {
            prepare(stet);
            outcome = besiege(stet, seconds, only);
            System.out.println("The server wrote " + Files.size(folder.resolve("server.log")) / 1024 + " KB of log");
            outcome = outcome.withLog(Files.size(folder.resolve("server.log")));
            if (given.contains("--keep-log")) {
                Files.copy(
                        folder.resolve("server.log"),
                        Path.of("/tmp/siege-" + name + ".log"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        outcome.print();
        if (only.isEmpty()) {
            Report.write(name, outcome);
        }
        System.exit(outcome.isHeld() ? 0 : 1);
    }

    private static String option(List<String> given, String name, String otherwise) {
        int at = given.indexOf(name);
        return at < 0 ? otherwise : given.get(at + 1);
    }

    private static void prepare(Stet stet) throws Exception {
        stet.addTenants(1, Attacks.TENANTS, List.of(Documents.of(8_000, 40, 1)));
        try (HttpConnection connection = new HttpConnection(stet.server.port)) {
            int published = connection
                    .send(
                            "POST",
                            Stet.draft(Attacks.INNOCENT) + "/publish",
                            Stet.token(Attacks.INNOCENT) + "Content-Type: application/json\r\n",
                            Stet.bytes("{\"expectedVersion\":0}"))
                    .status();
            if (published != 200) {
                throw new IllegalStateException("The innocent tenant's site could not be published: " + published);
            }
        }
    }

    private static Outcome besiege(Stet stet, int seconds, String only) throws Exception {
        long begin = System.nanoTime();
        Target target = new Target(stet.server.port, begin + TimeUnit.SECONDS.toNanos(Outcome.PEACE_SECONDS + seconds));
        List<Innocent> innocents = new ArrayList<>();
        List<long[]> memory = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int section = 0; section < SECTIONS; section++) {
                Innocent innocent = new Innocent(target, section);
                innocents.add(innocent);
                threads.submit(innocent::save);
                threads.submit(innocent::read);
            }
            Thread.sleep(TimeUnit.SECONDS.toMillis(Outcome.PEACE_SECONDS));
            for (Attack attack : Attacks.all()) {
                for (int i = 0; i < attack.attackers() && attack.name().contains(only); i++) {
                    int number = i;
                    threads.submit(() -> attack.run(target, number));
                }
            }
            while (!target.isOver() && stet.server.isAlive()) {
                memory.add(new long[] {System.nanoTime() - begin, stet.server.residentMegabytes()});
                Thread.sleep(250);
            }
            Thread.sleep(1_000);
            target.closeAll();
        }
        return Outcome.of(stet, begin, target.answers(), innocents, memory);
    }
}
