package dev.stet.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.tenant.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The rules of spec/live.md over real sockets. */
@StetTest
class LiveTest {

    @Autowired
    private Http http;

    @Autowired
    private Fixtures fixtures;

    private Tenant tenant;
    private String slug;
    private Http api;

    @BeforeEach
    void aTenant() {
        tenant = fixtures.tenant();
        slug = tenant.slug();
        api = http.as(fixtures.token(tenant));
    }

    private String path(String more) {
        return "/api/v1/tenants/" + slug + more;
    }

    private void patch(long version, String client, String patch) {
        Http.Answer answer = api.with("If-Match", "\"" + version + "\"")
                .with("Stet-Client", client)
                .patch(path("/draft"), patch, "application/merge-patch+json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void l4AndL6AndL7AChangeIsToldToAllTheWriterIncluded() {
        try (TestTab a = TestTab.connect(api, slug);
                TestTab b = TestTab.open(api, slug, "b")) {
            a.hello("a");
            JsonNode welcome = a.next("welcome");
            assertThat(welcome.path("version").asLong()).isZero();
            assertThat(welcome.path("published").isNull()).isTrue();
            assertThat(welcome.path("heartbeat").asInt()).isEqualTo(15);
            assertThat(welcome.path("ttl").asInt()).isEqualTo(45);
            assertThat(welcome.at("/presence/tabs")
                            .valueStream()
                            .map(tab -> tab.path("client").asString()))
                    .contains("a");

            patch(0, "a/1", "{\"branding\":{\"primaryColor\":\"#111111\"}}");

            JsonNode changed = a.next("changed");
            assertThat(changed.path("version").asLong()).isEqualTo(1);
            assertThat(changed.path("kind").asString()).isEqualTo("save");
            assertThat(changed.path("client").asString()).isEqualTo("a/1");
            assertThat(changed.path("changes").toString()).isEqualTo("[\"/branding/primaryColor\"]");
            assertThat(changed.at("/patch/0/value").asString()).isEqualTo("#111111");
            assertThat(b.next("changed")).isEqualTo(changed);
        }
    }
}
