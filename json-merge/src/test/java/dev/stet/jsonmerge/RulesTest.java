package dev.stet.jsonmerge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every rule of spec/merge.md has cases, and no case names a rule that is not there. */
class RulesTest {
    private static final Pattern RULE = Pattern.compile("\\*\\*\\[([CMTP][0-9]+)]\\*\\*");
    /** Not expressible as data: that arguments stay as they were. {@link Laws} holds it on every random triple. */
    private static final Set<String> NOT_IN_VECTORS = Set.of("C7");

    @Test
    void everyRuleHasAtLeastTwoCases() throws IOException {
        Map<String, Integer> cases = new HashMap<>();
        for (Vectors.Case one : Vectors.all()) {
            for (JsonNode rule : one.get("rules")) {
                cases.merge(rule.stringValue(), 1, Integer::sum);
            }
        }
        List<String> rules = rules();
        assertThat(rules).containsAll(cases.keySet()).doesNotHaveDuplicates();
        assertThat(rules.stream()
                        .filter(rule -> !NOT_IN_VECTORS.contains(rule))
                        .filter(rule -> cases.getOrDefault(rule, 0) < 2))
                .isEmpty();
    }

    /** {@code | M14 one value, two changes | … | `both-change-to-different` |}: the case is there, and it shows the rule. */
    @Test
    void eachLineOfTheReadmesTableHasItsCase() throws IOException {
        Map<String, Set<String>> cases = new HashMap<>();
        for (Vectors.Case one : Vectors.all()) {
            if (Set.of("merge", "canonical").contains(one.suite())) {
                one.get("rules")
                        .forEach(rule -> cases.computeIfAbsent(rule.stringValue(), none -> new HashSet<>())
                                .add(one.name()));
            }
        }
        List<String> lines = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.matches("\\| [CMTP]\\d+ .*"))
                .toList();
        assertThat(lines).hasSizeGreaterThan(20).allSatisfy(line -> {
            String rule = line.split(" ")[1];
            String name = line.replaceFirst(".*`([a-z0-9-]+)` \\|$", "$1");
            assertThat(cases.getOrDefault(rule, Set.of())).contains(name);
        });
    }

    private static List<String> rules() throws IOException {
        String spec = Files.readString(Path.of("..", "spec", "merge.md"));
        return RULE.matcher(spec).results().map(found -> found.group(1)).toList();
    }
}
