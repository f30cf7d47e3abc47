package dev.stet.jsonmerge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Rule M34 on random triples. The seed is printed; {@code -Dstet.seed=…} runs it again. A failure is made small and
 * kept in spec/found, where it is run for ever.
 */
class LawsTest {
    private static final Path FOUND = Path.of("..", "spec", "found");
    private static final int TRIPLES = Integer.getInteger("stet.triples", 100_000);
    private static final long SEED = Long.getLong("stet.seed", System.nanoTime());

    @Test
    void lawsHoldForRandomTriples() throws IOException {
        var seeds = new SplittableRandom(SEED);
        Map<ConflictKind, Integer> kinds = new EnumMap<>(ConflictKind.class);
        int clean = 0;
        for (int i = 0; i < TRIPLES; i++) {
            Triple triple = RandomEdits.triple(seeds.split());
            try {
                MergeResult result = Laws.check(triple);
                clean += result instanceof Clean ? 1 : 0;
                if (result instanceof Conflicted conflicted) {
                    conflicted.conflicts().forEach(conflict -> kinds.merge(conflict.kind(), 1, Integer::sum));
                }
            } catch (AssertionError | RuntimeException e) {
                keep(triple, e);
            }
        }
        System.out.println("random triples: " + TRIPLES + " (java), seed " + SEED + ", clean " + clean + ", " + kinds);
        // a generator that never meets the rules proves nothing about them
        assertThat(clean).isBetween(TRIPLES / 10, TRIPLES * 9 / 10);
        if (TRIPLES >= 100_000) {
            assertThat(kinds.keySet()).containsAll(expectedKinds());
        }
    }

    @TestFactory
    Stream<DynamicTest> lawsHoldForWhatOnceFailed() throws IOException {
        List<Path> files;
        try (var found = Files.list(FOUND)) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        return files.stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> Laws.check(Triple.read(file))));
    }

    private static List<ConflictKind> expectedKinds() {
        return Stream.of(ConflictKind.values())
                .filter(kind -> kind != ConflictKind.TOO_LARGE)
                .toList();
    }

    private static void keep(Triple triple, Throwable failure) throws IOException {
        String law = law(failure);
        Triple small = new Shrinker(candidate -> law.equals(failureOf(candidate))).shrink(triple);
        Path file = FOUND.resolve(
                "seed-" + SEED + "-" + Integer.toHexString(small.toString().hashCode()) + ".json");
        Files.createDirectories(FOUND);
        Files.writeString(file, small.toString());
        throw new AssertionError(law + "\nseed " + SEED + ", kept in " + file + "\n" + small, failure);
    }

    private static String failureOf(Triple triple) {
        try {
            Laws.check(triple);
            return "";
        } catch (AssertionError | RuntimeException e) {
            return law(e);
        }
    }

    /** The law without the id in it, so that shrinking stays with one kind of failure. */
    private static String law(Throwable failure) {
        return (failure.getClass().getSimpleName() + ": " + failure.getMessage()).replaceAll("\\bi\\d+\\b", "an item");
    }
}
