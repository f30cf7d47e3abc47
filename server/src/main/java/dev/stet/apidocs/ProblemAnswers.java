package dev.stet.apidocs;

import dev.stet.http.ProblemType;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds to each call the problems that it may be answered with: those of its own, which its {@code x-problems} names,
 * and those that follow from what sort of call it is. Their words are {@link ProblemType}'s.
 */
final class ProblemAnswers {

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String WITH_IF_MATCH = "-if-match";

    private ProblemAnswers() {}

    static void addTo(ObjectNode description) {
        ObjectNode examples = description.withObject("/components/examples");
        JsonNode details = description.remove("x-problem-details");
        for (ProblemType type : ProblemType.values()) {
            JsonNode more = details.path(type.slug());
            addExample(examples.putObject(type.slug()), type, type.status().value(), more);
            if (type == ProblemType.STALE_VERSION) {
                addExample(examples.putObject(type.slug() + WITH_IF_MATCH), type, 412, more);
            }
        }
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call -> addAnswers(path.getKey(), call.getKey(), (ObjectNode) call.getValue())));
    }

    private static void addExample(ObjectNode example, ProblemType type, int status, JsonNode more) {
        example.put("summary", type.title());
        example.withObject("/value")
                .put("type", type.uri().toString())
                .put("title", type.title())
                .put("status", status)
                .setAll(more.isObject() ? (ObjectNode) more : example.objectNode());
    }

    private static void addAnswers(String path, String method, ObjectNode call) {
        boolean ifMatch = call.path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("$ref").asString("").endsWith("/IfMatch"));
        Map<Integer, List<ProblemType>> byStatus = problems(path, method, call).stream()
                .collect(Collectors.groupingBy(
                        type -> type == ProblemType.STALE_VERSION && ifMatch
                                ? 412
                                : type.status().value(),
                        TreeMap::new,
                        Collectors.toList()));
        ObjectNode responses = call.withObject("/responses");
        byStatus.forEach((status, types) -> addAnswer(responses.putObject(Integer.toString(status)), status, types));
    }

    private static Set<ProblemType> problems(String path, String method, ObjectNode call) {
        Set<ProblemType> problems = EnumSet.noneOf(ProblemType.class);
        JsonNode security = call.path("security"); // where it is missing, a caller is needed
        boolean reliesOnNoCaller = security.isArray() && security.isEmpty();
        if (security.valueStream().noneMatch(JsonNode::isEmpty) && !reliesOnNoCaller) {
            problems.add(ProblemType.SIGN_IN_REQUIRED);
        }
        if (!method.equals("get") && !reliesOnNoCaller) {
            problems.add(ProblemType.CSRF_TOKEN_MISSING);
        }
        if (path.startsWith("/api/v1/tenants/{slug}")) {
            problems.add(ProblemType.NOT_FOUND);
        }
        if (call.has("requestBody")) {
            problems.addAll(List.of(ProblemType.MALFORMED, ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        JsonNode own = call.remove("x-problems");
        if (own != null) {
            own.forEach(slug -> problems.add(ProblemType.bySlug(slug.asString()).orElseThrow()));
        }
        return problems;
    }

    private static void addAnswer(ObjectNode answer, int status, List<ProblemType> types) {
        answer.put(
                "description",
                types.stream()
                        .sorted(Comparator.comparing(ProblemType::slug))
                        .map(type -> "**`%s`** %s. %s %s"
                                .formatted(type.slug(), type.title(), type.meaning(), type.remedy()))
                        .collect(Collectors.joining("\n\n")));
        if (types.contains(ProblemType.THROTTLED) || types.contains(ProblemType.UNAVAILABLE)) {
            answer.withObject("/headers/Retry-After")
                    .put("description", "How long to wait, in seconds.")
                    .withObject("/schema")
                    .put("type", "integer");
        }
        ObjectNode body = answer.putObject("content").putObject(MEDIA_TYPE);
        body.withObject("/schema").put("$ref", "#/components/schemas/" + schema(status));
        ObjectNode examples = body.putObject("examples");
        for (ProblemType type : types) {
            String example = status == 412 ? type.slug() + WITH_IF_MATCH : type.slug();
            examples.withObject("/" + example).put("$ref", "#/components/examples/" + example);
        }
    }

    private static String schema(int status) {
        return switch (status) {
            case 409, 412 -> "StaleProblem";
            case 422 -> "InvalidProblem";
            default -> "Problem";
        };
    }
}
