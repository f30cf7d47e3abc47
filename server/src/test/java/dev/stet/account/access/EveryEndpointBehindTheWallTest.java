package dev.stet.account.access;

import static dev.stet.account.Fixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.tenant.Tenant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever endpoints there are, and will be: none answers a stranger. */
@StetTest
class EveryEndpointBehindTheWallTest {

    private static final String TENANT = "/api/v1/tenants/{slug}";

    /** What anybody may call. */
    private static final Set<String> PUBLIC = Set.of("/api/v1/session", "/api/v1/storefront-schema");

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    Tenant mine;
    Tenant theirs;

    @BeforeEach
    void twoTenants() {
        mine = fixtures.tenant();
        theirs = fixtures.tenant();
    }

    private record Endpoint(String method, String pattern, String mediaType) {

        String path(String slug) {
            return filled(pattern.replace("{slug}", slug));
        }

        /** Puts 1 in place of each variable; a variable may have a pattern, with braces in it. */
        private static String filled(String pattern) {
            StringBuilder path = new StringBuilder();
            int depth = 0;
            for (char c : pattern.toCharArray()) {
                if (c == '{' && depth++ == 0) {
                    path.append('1');
                } else if (c == '}') {
                    depth--;
                } else if (depth == 0) {
                    path.append(c);
                }
            }
            return path.toString();
        }
    }

    private List<Endpoint> endpoints(String prefix) {
        return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith(prefix))
                        .flatMap(
                                pattern -> methods(info).map(method -> new Endpoint(method, pattern, mediaType(info)))))
                .toList();
    }

    private static Stream<String> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? Stream.of("GET", "POST", "PUT", "DELETE")
                : methods.stream().map(Enum::name);
    }

    private static String mediaType(RequestMappingInfo info) {
        return info.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .map(MediaType::toString)
                .orElse("application/json");
    }

    private static Http.Answer call(Http http, Endpoint endpoint, String slug) {
        boolean reads = endpoint.method().equals("GET");
        return http.send(endpoint.method(), endpoint.path(slug), reads ? null : "{}", endpoint.mediaType());
    }

    @Test
    void thereAreEndpointsToTry() {
        assertThat(endpoints(TENANT))
                .extracting(Endpoint::pattern)
                .contains(TENANT, TENANT + "/draft", TENANT + "/tokens")
                .hasSizeGreaterThan(10);
    }

    @TestFactory
    Stream<DynamicTest> anotherTenantsTokenGets404() {
        Http stranger = http.as(fixtures.token(theirs));
        return endpoints(TENANT).stream()
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> {
                    Http.Answer existing = call(stranger, endpoint, mine.slug());
                    Http.Answer unknown = call(stranger, endpoint, "no-such-one");
                    assertThat(existing.status()).as(existing.toString()).isEqualTo(404);
                    assertThat(existing.body().replace(mine.slug(), "X"))
                            .isEqualTo(unknown.body().replace("no-such-one", "X"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> anotherTenantsMemberGets404() {
        fixtures.member(theirs, "mira@example.org", Role.OWNER);
        Browser browser = new Browser(http);
        browser.signIn(theirs.slug(), "mira@example.org", PASSWORD);
        String echo = browser.cookie("XSRF-TOKEN").orElseThrow();
        Http stranger = http.with(
                        "Cookie",
                        "STET_SESSION=" + browser.cookie("STET_SESSION").orElseThrow() + "; XSRF-TOKEN=" + echo)
                .with("X-XSRF-TOKEN", echo);
        return endpoints(TENANT).stream()
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> {
                    Http.Answer answer = call(stranger, endpoint, mine.slug());
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
                    assertThat(answer.problem()).isEqualTo("not-found");
                }));
    }

    @TestFactory
    Stream<DynamicTest> aForgedChangeIsRefused() {
        fixtures.member(mine, "mira@example.org", Role.OWNER);
        Browser browser = new Browser(http);
        browser.signIn(mine.slug(), "mira@example.org", PASSWORD);
        Http forged = http.with(
                "Cookie", "STET_SESSION=" + browser.cookie("STET_SESSION").orElseThrow());
        return endpoints(TENANT).stream()
                .filter(endpoint -> !endpoint.method().equals("GET"))
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> {
                    Http.Answer answer = call(forged, endpoint, mine.slug());
                    assertThat(answer.problem()).as(answer.toString()).isEqualTo("csrf-token-missing");
                }));
    }

    @TestFactory
    Stream<DynamicTest> withoutCredentialsItIs401() {
        return endpoints("/api/").stream()
                .filter(endpoint -> !PUBLIC.contains(endpoint.pattern()))
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> {
                    Http.Answer answer = call(http, endpoint, mine.slug());
                    assertThat(answer.problem()).as(answer.toString()).isEqualTo("sign-in-required");
                    assertThat(answer.status()).isEqualTo(401);
                }));
    }

    @Test
    void everyEndpointUnderATenantNamesItSlug() {
        // the wall and the Caller argument go by this name
        Set<String> others = new TreeSet<>();
        endpoints("/api/v1/tenants").forEach(endpoint -> others.add(endpoint.pattern()));
        others.removeIf(pattern -> pattern.startsWith(TENANT));

        assertThat(others).isEmpty();
    }
}
