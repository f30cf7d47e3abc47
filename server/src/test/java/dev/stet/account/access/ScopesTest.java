package dev.stet.account.access;

import static dev.stet.account.Fixtures.PASSWORD;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.account.Scope;
import dev.stet.tenant.Tenant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Each call of the API's description, tried with each scope and each role. */
@StetTest
class ScopesTest {

    private static final String TENANT = "/api/v1/tenants/{slug}";

    /** Said here once more, so that a slip in the server's own table shows. */
    private static final Map<String, Scope> EXPECTED = Map.ofEntries(
            entry("get /api/v1/session", Scope.READ),
            entry("post /api/v1/session", Scope.READ),
            entry("delete /api/v1/session", Scope.READ),
            entry("get /api/v1/storefront-schema", Scope.READ),
            entry("get " + TENANT, Scope.READ),
            entry("get " + TENANT + "/live", Scope.READ),
            entry("post " + TENANT + "/preview", Scope.READ),
            entry("get " + TENANT + "/draft", Scope.READ),
            entry("put " + TENANT + "/draft", Scope.EDIT),
            entry("patch " + TENANT + "/draft", Scope.EDIT),
            entry("delete " + TENANT + "/draft", Scope.PUBLISH),
            entry("post " + TENANT + "/draft/publish", Scope.PUBLISH),
            entry("post " + TENANT + "/draft/restore", Scope.PUBLISH),
            entry("get " + TENANT + "/draft/revisions", Scope.READ),
            entry("get " + TENANT + "/draft/revisions/{version}", Scope.READ),
            entry("get " + TENANT + "/releases", Scope.READ),
            entry("get " + TENANT + "/releases/{number}", Scope.READ),
            entry("post " + TENANT + "/releases/{number}/restore", Scope.PUBLISH),
            entry("post " + TENANT + "/actions/reorder_page_sections", Scope.EDIT),
            entry("post " + TENANT + "/actions/toggle_page_enabled", Scope.EDIT),
            entry("post " + TENANT + "/actions/revert_branding", Scope.EDIT),
            entry("post " + TENANT + "/actions/update_page_section", Scope.EDIT),
            entry("post " + TENANT + "/actions/remove_page_section", Scope.EDIT),
            entry("post " + TENANT + "/actions/update_storefront_branding", Scope.EDIT),
            entry("post " + TENANT + "/actions/publish_draft", Scope.PUBLISH),
            entry("post " + TENANT + "/actions/discard_draft", Scope.PUBLISH),
            entry("post " + TENANT + "/actions/{name}", Scope.ADMIN),
            entry("get " + TENANT + "/audit", Scope.ADMIN),
            entry("get " + TENANT + "/tokens", Scope.ADMIN),
            entry("post " + TENANT + "/tokens", Scope.ADMIN),
            entry("delete " + TENANT + "/tokens/{id}", Scope.ADMIN),
            // no such call: what nobody has decided on is closed
            entry("post " + TENANT + "/no-such-thing", Scope.ADMIN),
            entry("get " + TENANT + "/no-such-thing", Scope.ADMIN),
            entry("put " + TENANT + "/draft/publish", Scope.ADMIN),
            entry("post " + TENANT + "/draft", Scope.ADMIN));

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

    @Test
    void somebodyHasDecidedOnEveryCallOfTheDescription() {
        TreeSet<String> calls = new TreeSet<>();
        JsonNode paths = http.get("/v3/api-docs").json().path("paths");
        paths.properties()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(method -> calls.add(method + " " + path.getKey())));

        assertThat(calls).hasSizeGreaterThan(20);
        assertThat(EXPECTED.keySet()).containsAll(calls);
    }

    @TestFactory
    Stream<DynamicTest> tokens() {
        return Arrays.stream(Scope.values())
                .flatMap(scope -> EXPECTED.entrySet().stream()
                        .filter(call -> !call.getKey().endsWith(" /api/v1/session"))
                        .map(call -> dynamicTest(scope + " " + call.getKey(), () -> {
                            Tenant tenant = fixtures.tenant();
                            Http client = http.as(fixtures.token(tenant, scope));
                            check(scope, call, send(client, call.getKey(), tenant));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> roles() {
        return Arrays.stream(Role.values()).flatMap(role -> {
            Tenant tenant = fixtures.tenant();
            fixtures.member(tenant, "mira@example.org", role);
            return EXPECTED.entrySet().stream()
                    // signing in and out would change who calls
                    .filter(call -> !call.getKey().endsWith(" /api/v1/session"))
                    .map(call -> dynamicTest(
                            role + " " + call.getKey(),
                            () -> check(role.scope(), call, send(signedIn(tenant), call.getKey(), tenant))));
        });
    }

    private Http signedIn(Tenant tenant) {
        Browser browser = new Browser(http);
        browser.signIn(tenant.slug(), "mira@example.org", PASSWORD);
        String echo = browser.cookie("XSRF-TOKEN").orElseThrow();
        return http.with(
                        "Cookie",
                        "STET_SESSION=" + browser.cookie("STET_SESSION").orElseThrow() + "; XSRF-TOKEN=" + echo)
                .with("X-XSRF-TOKEN", echo);
    }

    private static Http.Answer send(Http client, String call, Tenant tenant) {
        String[] parts = call.split(" ", 2);
        String path = parts[1].replace("{slug}", tenant.slug())
                .replace("{version}", "0")
                .replace("{number}", "1")
                .replace("{name}", "no_such_action")
                .replace("{id}", "1");
        String method = parts[0].toUpperCase(Locale.ROOT);
        return client.send(method, path, body(method), "application/json");
    }

    private static @Nullable String body(String method) {
        return List.of("GET", "DELETE").contains(method) ? null : "{}";
    }

    private static void check(Scope scope, Map.Entry<String, Scope> call, Http.Answer answer) {
        JsonNode needed = answer.json().path("neededScope");
        if (scope.includes(call.getValue())) {
            assertThat(needed.isMissingNode()).as(answer.toString()).isTrue();
            assertThat(answer.status()).isNotIn(401, 500);
        } else {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("forbidden");
            assertThat(needed.asString()).isEqualTo(call.getValue().code());
            assertThat(answer.json().path("detail").asString()).isNotBlank();
        }
    }

    @Test
    void theRefusalNamesTheMissingScopeAndWhatToDo() {
        Tenant tenant = fixtures.tenant();
        Http.Answer answer = http.as(fixtures.token(tenant, Scope.EDIT))
                .post("/api/v1/tenants/" + tenant.slug() + "/draft/publish", "{\"expectedVersion\":0}");

        assertThat(answer.json().path("detail").asString())
                .isEqualTo("This call needs the scope publish, and the token has edit. Use a token with the scope"
                        + " publish; an owner of the business makes it in Build Mode.");
        assertThat(answer.json().path("scope").asString()).isEqualTo("edit");
    }

    /** Another spelling of an address must not be another rule. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/draft/%70ublish",
                "/draft/publish/",
                "/draft//publish",
                "/draft/publish;a=b",
                "/draft/./publish",
                "/draft/x/../publish",
                "/actions/%70ublish_draft",
                "/actions/publish_draft;x",
                "/actions/PUBLISH_DRAFT"
            })
    void noOtherSpellingOfAnAddressOpensIt(String spelling) {
        Tenant tenant = fixtures.tenant();
        String here = "/api/v1/tenants/" + tenant.slug();
        String token = fixtures.token(tenant, Scope.EDIT);

        http.as(token).post(here + spelling, "{\"expectedVersion\":0}");

        assertThat(http.as(token).get(here + "/releases").json().path("releases"))
                .isEmpty();
    }

    @Test
    void asMuchAsAnEditorTokenIsLetIntoDoesNotPublish() {
        Tenant tenant = fixtures.tenant();
        String draft = "/api/v1/tenants/" + tenant.slug() + "/draft";
        Http editor = http.as(fixtures.token(tenant, Scope.EDIT)).with("If-Match", "\"0\"");

        assertThat(editor.patch(draft, "{\"branding\":{\"primaryColor\":\"#123456\"}}", "application/merge-patch+json")
                        .status())
                .isEqualTo(200);
        assertThat(editor.with("X-HTTP-Method-Override", "DELETE")
                        .post(draft, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(editor.get(draft).json().path("version").asInt()).isEqualTo(1);
    }
}
