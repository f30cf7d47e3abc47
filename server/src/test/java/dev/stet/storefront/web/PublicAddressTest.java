package dev.stet.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Http;
import dev.stet.Http.Answer;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.tenant.Tenant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Case 74: a server that knows its address says it to search engines, whatever a request calls it. */
@StetTest
@TestPropertySource(properties = "stet.public-url=https://pots.example/")
class PublicAddressTest {

    @Autowired
    private Http http;

    @Autowired
    private Fixtures fixtures;

    @Test
    void allAddressesAreThoseOfTheSetting() {
        Tenant tenant = fixtures.tenant();
        String pages = "/t/" + tenant.slug();
        assertThat(http.get(pages + "/sitemap.xml").status()).isEqualTo(404);
        http.as(fixtures.token(tenant))
                .post("/api/v1/tenants/" + tenant.slug() + "/draft/publish", "{\"expectedVersion\":0}");

        Answer sitemap = http.with("X-Forwarded-Host", "evil.example").get(pages + "/sitemap.xml");
        assertThat(sitemap.status()).isEqualTo(200);
        assertThat(sitemap.mediaType()).isEqualTo("application/xml");
        assertThat(sitemap.body())
                .contains(
                        "<loc>https://pots.example" + pages + "</loc>",
                        "<loc>https://pots.example" + pages + "/about</loc>")
                .doesNotContain("/gallery", "evil.example", "127.0.0.1");
        assertThat(http.with("If-None-Match", sitemap.header("ETag").orElseThrow())
                        .get(pages + "/sitemap.xml")
                        .status())
                .isEqualTo(304);
        assertThat(http.with("X-Forwarded-Host", "evil.example")
                        .get(pages + "/about")
                        .body())
                .contains(
                        "<link rel=\"canonical\" href=\"https://pots.example" + pages + "/about\">",
                        "<meta property=\"og:url\" content=\"https://pots.example" + pages + "/about\">",
                        "<link rel=\"sitemap\" type=\"application/xml\" href=\"" + pages + "/sitemap.xml\">")
                .doesNotContain("evil.example", "127.0.0.1");
    }
}
