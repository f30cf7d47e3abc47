package dev.stet.apidocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.Http.Answer;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.apidocs.Description.Call;
import dev.stet.apidocs.Description.Example;
import dev.stet.tenant.Tenant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is written about the API is whole and true: its examples are sent, and the answers are as described. */
@StetTest
class OpenApiTest {

    private static final String UPGRADED = "101";

    @Autowired
    private Http http;

    @Autowired
    private Fixtures fixtures;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private Description description;

    @BeforeEach
    void read() {
        description = new Description(http.get("/v3/api-docs").json());
    }

    @TestFactory
    Stream<DynamicTest> everyCallIsDescribed() {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> description.call(
                                        path.replaceAll(":[^{}]+(\\{[^}]*})?}", "}"),
                                        method.name().toLowerCase(Locale.ROOT))))
                        .map(call -> dynamicTest(call.toString(), () -> {
                            assertThat(call.about().path("summary").asString(""))
                                    .isNotBlank();
                            assertThat(call.about().path("operationId").asString(""))
                                    .isNotBlank();
                            assertThat(call.about().path("responses").propertyNames())
                                    .anyMatch(status -> status.startsWith("2") || status.equals(UPGRADED));
                            assertThat(parameters(call, entry.getValue().getMethod()))
                                    .allMatch(call::takes);
                        })));
    }

    /** The parameters that the code knows of. */
    private static Set<String> parameters(Call call, java.lang.reflect.Method method) {
        Stream<String> inPath = Arrays.stream(call.path().split("/"))
                .filter(step -> step.startsWith("{"))
                .map(step -> step.substring(1, step.length() - 1))
                .map(name -> name.equals("slug") ? "Slug" : name);
        Stream<String> others = Arrays.stream(method.getParameters()).flatMap(parameter -> {
            if (AnnotatedElementUtils.hasAnnotation(parameter, RequestParam.class)) {
                return Stream.of(parameter.getName());
            }
            RequestHeader header = AnnotatedElementUtils.getMergedAnnotation(parameter, RequestHeader.class);
            return header == null ? Stream.of() : Stream.of(header.name());
        });
        return Stream.concat(inPath, others).collect(Collectors.toSet());
    }

    @Test
    void nothingThatOnlyTheServerKnowsIsAParameter() {
        assertThat(description.calls()).isNotEmpty().noneMatch(call -> call.takes("caller") || call.takes("request"));
    }

    @Test
    void everyExampleFitsItsSchema() {
        assertThat(Stream.concat(description.requests().stream(), description.answers().stream()))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(description.errors(example.schema(), example.value()))
                        .as(example.toString())
                        .isEmpty());
    }

    @Test
    void theSchemasRefuseWhatIsNotDescribed() {
        Call read = description.call("/api/v1/tenants/{slug}/draft", "get");
        ObjectNode draft =
                (ObjectNode) new Published().send(read, "", null, null).json();
        assertThat(description.errors(description.success(read), draft)).isEmpty();

        ((ObjectNode) draft.at("/content/pages/0/sections/0")).put("type", "none");

        assertThat(description.errors(description.success(read), draft)).isNotEmpty();
    }

    @Test
    void everyActionHasAnExample() {
        String detail = new Published()
                .send("post", "/api/v1/tenants/{slug}/actions/{name}", "none", "application/json", "{}")
                .json()
                .path("detail")
                .asString();
        Set<String> actions = Set.of(detail.replaceAll(".* are |\\.$", "").split(", ", -1));

        assertThat(actions).hasSize(8);
        assertThat(description.requests().stream()
                        .filter(example -> example.call().path().endsWith("/actions/{name}"))
                        .map(OpenApiTest::action))
                .containsAll(actions);
    }

    @TestFactory
    Stream<DynamicTest> everyRequestIsAcceptedAsItStandsInItsExample() {
        return description.requests().stream()
                .filter(example -> example.call().path().startsWith("/api/v1/tenants/"))
                .map(example -> dynamicTest(example.toString(), () -> {
                    Published tenant = new Published();
                    JsonNode body = example.value();
                    if (body.has("expectedVersion")) {
                        ((ObjectNode) body).put("expectedVersion", tenant.version);
                    }
                    isAsDescribed(example.call(), tenant.send(example, body.toString()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyCallWithoutABodyIsAnsweredAsDescribed() {
        return description.calls().stream()
                .filter(call -> call.path().startsWith("/api/v1/tenants/"))
                // what follows an upgrade is tested where it belongs, in LiveTest
                .filter(call -> !call.about().path("responses").has(UPGRADED))
                .filter(call -> call.method().equals("get")
                        || call.takes("If-Match") && !call.about().has("requestBody"))
                .map(call -> dynamicTest(
                        call.toString(), () -> isAsDescribed(call, new Published().send(call, "", null, null))));
    }

    private void isAsDescribed(Call call, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
        assertThat(call.about().path("responses").propertyNames()).contains(Integer.toString(answer.status()));
        JsonNode schema = description.success(call);
        if (schema.isObject()) {
            assertThat(description.errors(schema, answer.json()))
                    .as(answer.toString())
                    .isEmpty();
        }
    }

    @Test
    void whatNeverWasIsNotFound() {
        Published tenant = new Published();
        String there = "/api/v1/tenants/{slug}/";
        String version = "{\"expectedVersion\":1,\"version\":99}";

        Answer restored = tenant.send("post", there + "draft/restore", "", "application/json", version);
        Answer released =
                tenant.send("post", there + "releases/99/restore", "", "application/json", "{\"expectedVersion\":1}");

        assertThat(restored.problem()).isEqualTo("not-found");
        assertThat(released.problem()).isEqualTo("not-found");
    }

    @Test
    void aStaleSaveIsAnsweredAsDescribed() {
        Published tenant = new Published();
        Call save = description.call("/api/v1/tenants/{slug}/draft", "put");
        Call patch = description.call(save.path(), "patch");
        String merge = "application/merge-patch+json";
        tenant.send(patch, "", merge, "{\"branding\":{\"primaryColor\":\"#111111\"}}");

        Answer stale = tenant.send(patch, "", merge, "{\"branding\":{\"primaryColor\":\"#222222\"}}");

        assertThat(stale.status()).isEqualTo(412);
        JsonNode schema = patch.about().at("/responses/412/content/application~1problem+json/schema");
        assertThat(description.errors(schema, stale.json())).isEmpty();
    }

    @Test
    void peopleReadItUnderTheSwaggerUi() {
        assertThat(http.get("/swagger-ui.html").status()).isEqualTo(302);
        assertThat(http.get("/swagger-ui/index.html").body()).contains("swagger-initializer.js");
        assertThat(http.get("/v3/api-docs/swagger-config").json().path("url").asString())
                .isEqualTo("/v3/api-docs");
    }

    private static String action(Example example) {
        return example.name().split("\\.", -1)[0];
    }

    /** A fresh tenant whose draft is at version 1, published as release 1. */
    private final class Published {

        final long version = 1;
        private final Tenant tenant = fixtures.tenant();
        private final Http client = http.as(fixtures.token(tenant));

        Published() {
            Answer published =
                    client.post("/api/v1/tenants/" + tenant.slug() + "/draft/publish", "{\"expectedVersion\":0}");
            assertThat(published.json().path("version").asLong()).isEqualTo(version);
        }

        Answer send(Example example, String body) {
            return send(example.call(), action(example), example.mediaType(), body);
        }

        Answer send(Call call, String name, @Nullable String mediaType, @Nullable String body) {
            if (call.isForSessionsOnly()) {
                Browser browser = signedIn();
                String path = path(call.path(), name);
                return call.method().equals("get") ? browser.get(path) : browser.post(path, body);
            }
            return send(call.method(), call.path(), name, mediaType, body);
        }

        Answer send(String method, String path, String name, @Nullable String mediaType, @Nullable String body) {
            return client.with("If-Match", "\"" + version + "\"")
                    .send(method.toUpperCase(Locale.ROOT), path(path, name), body, mediaType);
        }

        private String path(String path, String name) {
            return path.replace("{slug}", tenant.slug())
                    .replace("{number}", "1")
                    .replace("{version}", Long.toString(version))
                    .replace("{name}", name);
        }

        private Browser signedIn() {
            fixtures.member(tenant, "owner@example.org", Role.OWNER);
            Browser browser = new Browser(http);
            browser.signIn(tenant.slug(), "owner@example.org", Fixtures.PASSWORD);
            return browser;
        }
    }
}
