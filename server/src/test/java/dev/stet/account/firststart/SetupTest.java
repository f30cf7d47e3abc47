package dev.stet.account.firststart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.TestDatabase;
import dev.stet.account.secret.Secrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

@StetTest
@TestPropertySource(properties = "spring.application.name=stet first start") // an empty database of its own
@ExtendWith(OutputCaptureExtension.class)
class SetupTest {

    private static final Map<String, String> GOOD = Map.of(
            "business", "Harbour Studio",
            "slug", "harbour-studio",
            "name", "Mira",
            "email", "mira@example.org",
            "password", "four words in a row",
            "again", "four words in a row");

    @Autowired
    Http http;

    @Autowired
    FirstStart firstStart;

    @Autowired
    StartNotice notice;

    @Autowired
    TestDatabase database;

    Browser browser;

    @BeforeEach
    void nobodyIsThere() {
        database.superuser()
                .sql("truncate tenant, setup_code, spring_session cascade")
                .update();
        browser = new Browser(http);
    }

    private Http.Answer submit(String code, Map<String, String> fields) {
        String page = browser.get("/setup?code=" + code).body();
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"").matcher(page);
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("code", code);
        form.put("_csrf", csrf.find() ? csrf.group(1) : "");
        return browser.form(
                "/setup",
                form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> fields = new LinkedHashMap<>(GOOD);
        fields.put(field, value);
        return fields;
    }

    @Test
    void theFirstStartPrintsALinkThatMakesTheFirstOwner(CapturedOutput output) {
        notice.tell();
        // the last one printed: the server's own start printed another, before this test emptied the database
        String code = Pattern.compile("http://localhost:\\d+/setup\\?code=(\\S{43})")
                .matcher(output.getOut())
                .results()
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .group(1);

        Http.Answer answer = submit(code, GOOD);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/build/harbour-studio");
        assertThat(browser.get("/api/v1/session").json().toString()).isEqualTo("""
                        {"tenant":{"slug":"harbour-studio","name":"Harbour Studio"},"member":{"name":"Mira","email":"mira@example.org","role":"owner"}}""");
        assertThat(browser.get("/api/v1/tenants/harbour-studio/draft").status()).isEqualTo(200);
        assertThat(new Browser(http)
                        .signIn("harbour-studio", "mira@example.org", "four words in a row")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCodeWorksOnceAndEndsTheOthers() {
        String code = firstStart.offer().orElseThrow();
        String other = firstStart.offer().orElseThrow();
        submit(code, GOOD);

        assertThat(browser.get("/setup?code=" + code).status()).isEqualTo(410);
        assertThat(browser.get("/setup?code=" + other).status()).isEqualTo(410);
        assertThat(firstStart.use(code, new SetupForm("b", "B", "B", "b@example.org", "x", "x")))
                .isEmpty();
        assertThat(firstStart.offer()).isEmpty();
    }

    @Test
    void aWrongOrOldCodeMakesNothing() {
        String code = firstStart.offer().orElseThrow();
        assertThat(browser.get("/setup?code=wrong").status()).isEqualTo(410);
        assertThat(browser.get("/setup").status()).isEqualTo(410);

        database.superuser()
                .sql("update setup_code set created_at = now() - interval '25 hours'")
                .update();

        assertThat(browser.get("/setup?code=" + code).status()).isEqualTo(410);
        assertThat(firstStart.use(code, new SetupForm("b", "B", "B", "b@example.org", "x", "x")))
                .isEmpty();
    }

    @Test
    void onlyTheCodesHashIsKept() {
        String code = firstStart.offer().orElseThrow();

        assertThat(database.superuser()
                        .sql("select s::text from setup_code s")
                        .query(String.class)
                        .single())
                .doesNotContain(code);
    }

    @ParameterizedTest
    @CsvSource({
        "slug, Harbour Studio, small letters",
        "slug, -x, small letters",
        "slug, demo, kept for the demo",
        "business, '', needs a name",
        "email, mira, e-mail address",
        "password, short, at least 12 characters; this one has 5",
        "password, aaaaaaaaaaaaaaaa, first guesses",
        "again, something else, differ"
    })
    void whatIsWrongIsSaidAtItsFieldAndTheCodeStaysGood(String field, String value, String words) {
        String code = firstStart.offer().orElseThrow();

        Http.Answer answer = submit(code, with(field, value));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .containsIgnoringCase(words)
                .contains("aria-describedby=\"" + field + "-problem\"")
                .doesNotContain(GOOD.get("password"));
        assertThat(submit(code, GOOD).status()).isEqualTo(303);
    }

    @Test
    void aTakenShortNameIsSaidAndTheCodeStaysGood() {
        String code = firstStart.offer().orElseThrow();
        String late = firstStart.offer().orElseThrow();
        submit(code, GOOD);
        database.superuser()
                .sql("insert into setup_code (code_hash) values (decode(?, 'hex'))")
                .param(Secrets.hash(late))
                .update();

        assertThat(submit(late, GOOD).body()).contains("This short name is taken.");
        assertThat(submit(late, with("slug", "another")).status()).isEqualTo(303);
    }
}
