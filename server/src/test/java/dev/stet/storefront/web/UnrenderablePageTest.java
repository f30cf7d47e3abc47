package dev.stet.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.stet.Http;
import dev.stet.Http.Answer;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.storefront.render.RenderMode;
import dev.stet.storefront.render.StorefrontRenderer;
import dev.stet.tenant.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Pages that cannot be rendered, and content that would make such a page. */
@StetTest
class UnrenderablePageTest {

    private static final String BOMB =
            "[a]: https://pots.example/" + "x".repeat(1_900) + "\\n\\n" + "[a]\\n".repeat(40_000);

    @Autowired
    private Http http;

    @Autowired
    private Fixtures fixtures;

    @MockitoSpyBean
    private StorefrontRenderer renderer;

    private Http client;
    private String api;
    private String pages;

    @BeforeEach
    void newTenant() {
        Tenant tenant = fixtures.tenant();
        client = http.as(fixtures.token(tenant));
        api = "/api/v1/tenants/" + tenant.slug();
        pages = "/t/" + tenant.slug();
    }

    @Test
    void aPageThatCannotBeRenderedIsNotTriedByEachVisitorAndTheOthersAreThere() {
        client.post(api + "/draft/publish", "{\"expectedVersion\":0}");
        doThrow(new IllegalStateException("no such luck"))
                .when(renderer)
                .render(any(), any(), eq("about"), eq(RenderMode.PUBLIC));
        for (int visitor = 0; visitor < 3; visitor++) {
            Answer answer = http.get(pages + "/about");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("cannot show this page", "noindex")
                    .doesNotContain("no such luck");
            assertThat(answer.header("ETag")).isEmpty();
        }
        verify(renderer, times(1)).render(any(), any(), eq("about"), eq(RenderMode.PUBLIC));
        assertThat(http.get(pages).status()).isEqualTo(200);
        assertThat(http.get(pages + "/none").status()).isEqualTo(404);
    }

    @Test
    void aPageThatIsNotThereIsRenderedOnce() {
        client.post(api + "/draft/publish", "{\"expectedVersion\":0}");
        for (String page : new String[] {"/a", "/b", "/wp-login.php", "/a"}) {
            assertThat(http.get(pages + page).status()).isEqualTo(404);
        }
        verify(renderer, times(1)).notFound(any(), any(), eq(RenderMode.PUBLIC));
    }

    @Test
    void contentThatWouldBeTooLargeToShowIsRefusedWithTheField() {
        String section = "{\"type\":\"text\",\"id\":\"bomb\",\"content\":\"" + BOMB + "\"}";
        Answer refused = client.post(
                api + "/actions/update_page_section",
                "{\"expectedVersion\":0,\"pageName\":\"about\",\"section\":" + section + "}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo("/pages/about/sections/bomb/content");
        assertThat(client.get(api + "/draft").json().path("version").asLong()).isZero();
    }

    @Test
    void thePreviewOfContentThatIsTooLargeSaysWhere() {
        String content = "{\"pages\":[{\"id\":\"home\",\"sections\":[{\"type\":\"text\",\"id\":\"bomb\",\"content\":\""
                + BOMB + BOMB + "\"}]}]}";
        Answer preview = client.post(api + "/preview", "{\"page\":\"home\",\"content\":" + content + "}");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body())
                .contains("too large", "/pages/home/sections/bomb/content")
                .hasSizeLessThan(5_000);
    }
}
