package dev.stet.bench.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Servers with one safeguard taken out, to see whether the checker notices. The source of one class is changed in a
 * temporary folder, compiled against the packaged server, and put before it on the class path of a process that this
 * run starts: nothing of it can get into a build.
 */
final class Sabotage {

    private record Change(Path source, String type, Map<String, String> replace) {}

    private static final Path SERVER = Path.of("server/src/main/java/dev/stet");

    private static final Map<String, List<Change>> CHANGES = Map.of(
            // the last save wins
            "version-check",
            List.of(
                    new Change(
                            SERVER.resolve("draft/history/AppendStatement.java"),
                            "dev/stet/draft/history/AppendStatement",
                            Map.of(
                                    "having max(version) = :expected and max(created_at) = :expectedAt",
                                    "having true",
                                    // else the history of such a server could not even be read
                                    "next.snapshot() ? null : next.patch()",
                                    "null",
                                    "next.snapshot() ? next.content().text() : null",
                                    "next.content().text()")),
                    // what the node remembers would find most stale saves by itself
                    new Change(
                            SERVER.resolve("draft/Decider.java"),
                            "dev/stet/draft/Decider",
                            Map.of(
                                    "if (newest.version() == change.expectedVersion())",
                                    "if (newest.version() >= change.expectedVersion())"))),
            // a merge takes the newer side
            "one-sided-merge",
            List.of(new Change(
                    SERVER.resolve("draft/Decider.java"),
                    "dev/stet/draft/Decider",
                    Map.of(
                            "proposal.base().tree(), proposal.wanted().tree(), newest.tree()",
                            "newest.tree(), proposal.wanted().tree(), newest.tree()"))),
            // answered before it is on the disk
            "early-answer",
            List.of(
                    new Change(
                            SERVER.resolve("database/TenantSetting.java"),
                            "dev/stet/database/TenantSetting",
                            Map.of(
                                    ", true) is null\"",
                                    ", true) is null, set_config('synchronous_commit', 'off', true) is null\"")),
                    new Change(
                            SERVER.resolve("database/EmbeddedDatabase.java"),
                            "dev/stet/database/EmbeddedDatabase",
                            Map.of(
                                    "Map.entry(\"synchronous_commit\", \"on\")",
                                    "Map.entry(\"synchronous_commit\", \"on\"),"
                                            + " Map.entry(\"wal_writer_delay\", \"10s\")"))));

    static final List<String> NAMES = CHANGES.keySet().stream().sorted().toList();

    private Sabotage() {}

    /** @param folder a temporary one */
    static Build of(String name, Path jar, Path folder) throws IOException {
        List<Change> changes = CHANGES.get(name);
        if (changes == null) {
            throw new IllegalArgumentException("no sabotage " + name + "; there are " + NAMES);
        }
        Path unpacked = folder.resolve("unpacked");
        unpack(jar, unpacked);
        // the root has META-INF
        String classPath =
                unpacked.resolve("BOOT-INF/classes") + ":" + unpacked + ":" + jars(unpacked.resolve("BOOT-INF/lib"));
        Path classes = folder.resolve("sabotage");
        for (Change change : changes) {
            compile(change, classPath, folder.resolve("source"), classes);
        }
        return new Build(List.of("-cp", classes + ":" + classPath, "dev.stet.StetApplication"));
    }

    private static void compile(Change change, String classPath, Path sources, Path classes) throws IOException {
        String source = Files.readString(change.source());
        for (Map.Entry<String, String> replacement : change.replace().entrySet()) {
            if (!source.contains(replacement.getKey())) {
                throw new IllegalStateException(
                        change.source() + " no longer has what is to be taken out: " + replacement.getKey());
            }
            source = source.replace(replacement.getKey(), replacement.getValue());
        }
        Path file = sources.resolve(change.type() + ".java");
        Files.createDirectories(file.getParent());
        Files.createDirectories(classes);
        Files.writeString(file, source);
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-parameters",
                        "-nowarn",
                        "-cp",
                        classPath,
                        "-d",
                        classes.toString(),
                        file.toString());
        if (errors != 0) {
            throw new IllegalStateException(file + " does not compile");
        }
    }

    private static void unpack(Path jar, Path to) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
                try {
                    Path target = to.resolve(entry.getName());
                    Files.createDirectories(target.getParent());
                    Files.copy(file.getInputStream(entry), target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    new ArrayList<>(files.map(Path::toString).sorted().toList());
            return names.stream().collect(Collectors.joining(":"));
        }
    }
}
