package dev.stet.draft.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Http;
import dev.stet.Http.Answer;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.draft.Samples;
import dev.stet.draft.Together;
import dev.stet.tenant.Tenant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The HTTP contract of the draft, from outside. */
@StetTest
class DraftHttpTest {

    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Autowired
    private Http http;

    @Autowired
    private Fixtures fixtures;

    private Http client;
    private String draft;
    private String tenantPath;

    @BeforeEach
    void newTenant() {
        Tenant tenant = fixtures.tenant();
        client = http.as(fixtures.token(tenant));
        tenantPath = "/api/v1/tenants/" + tenant.slug();
        draft = tenantPath + "/draft";
    }

    private String content(Function<JsonNode, JsonNode> edit) {
        return edit.apply(client.get(draft).json().path("content")).toString();
    }

    private Answer put(long expected, Function<JsonNode, JsonNode> edit, String more) {
        return client.put(draft, "{\"expectedVersion\":" + expected + ",\"content\":" + content(edit) + more + "}");
    }

    private Answer put(long expected, Function<JsonNode, JsonNode> edit) {
        return put(expected, edit, "");
    }

    private Answer mergePatch(String ifMatch, String patch) {
        return client.with("If-Match", ifMatch).patch(draft, patch, MERGE_PATCH);
    }

    private static String color(String color) {
        return "{\"branding\":{\"primaryColor\":\"" + color + "\"}}";
    }

    private long version() {
        return client.get(draft).json().path("version").asLong();
    }

    @Test
    void twoVersionsInOneRequestAreRefused() {
        String content = client.get(draft).json().path("content").toString();
        String body = "{\"expectedVersion\":0,\"content\":" + content + "}";
        String restore = "{\"expectedVersion\":0,\"version\":0}";

        for (Answer refused : List.of(
                client.with("If-Match", "\"1\"").put(draft, body),
                client.with("If-Match", "\"1\"").post(draft + "/restore", restore),
                client.with("If-Match", "\"1\"").post(draft + "/publish", "{\"expectedVersion\":0}"))) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.problem()).isEqualTo("malformed");
            assertThat(refused.json().path("detail").asString()).contains("version 0", "If-Match names 1");
        }
        for (String same : List.of("\"0\"", "W/\"0\"", "*")) {
            assertThat(client.with("If-Match", same).put(draft, body).status()).isEqualTo(200);
        }
    }

    @Test
    void readingGivesTheVersionAsEntityTagAndNothingWhenItIsKnown() {
        Answer read = client.get(draft);

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("ETag")).hasValue("\"0\"");
        assertThat(read.json().propertyNames())
                .containsExactlyInAnyOrder("version", "content", "updatedAt", "updatedBy", "published", "lineage");
        assertThat(read.json().path("published").isNull()).isTrue();
        assertThat(read.json().path("updatedAt").asString()).matches("20..-..-..T..:..:..\\.[0-9]{3}Z");
        assertThat(client.with("If-None-Match", "\"0\"").get(draft).status()).isEqualTo(304);
        mergePatch("\"0\"", color("#112233"));
        assertThat(client.with("If-None-Match", "\"0\"").get(draft).status()).isEqualTo(200);
    }

    @Test
    void aSaveAnswersWithTheVersionAndNoContentWhenItIsAsSent() {
        Answer saved = put(0, Samples.color("#112233"));

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.json().propertyNames()).containsExactlyInAnyOrder("version", "outcome", "lineage");
        assertThat(saved.json().path("version").asLong()).isEqualTo(1);
        assertThat(saved.json().path("outcome").asString()).isEqualTo("saved");
        assertThat(saved.header("ETag")).hasValue("\"1\"");
    }

    @Test
    void aStaleSaveIs409WithEverythingToResolveIt() {
        put(0, Samples.color("#111111"));

        Answer refused = put(0, Samples.color("#222222"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("stale-version");
        JsonNode problem = refused.json();
        assertThat(problem.path("expectedVersion").asLong()).isEqualTo(0);
        assertThat(problem.path("currentVersion").asLong()).isEqualTo(1);
        assertThat(problem.at("/updatedBy/kind").asString()).isEqualTo("token");
        assertThat(problem.path("updatedAt").asString()).isNotEmpty();
        assertThat(problem.at("/current/branding/primaryColor").asString()).isEqualTo("#111111");
        assertThat(problem.path("conflicts")).singleElement().satisfies(conflict -> {
            assertThat(conflict.path("path").asString()).isEqualTo("/branding/primaryColor");
            assertThat(conflict.path("yours").asString()).isEqualTo("#222222");
            assertThat(conflict.path("theirs").asString()).isEqualTo("#111111");
            assertThat(conflict.path("theirsVersion").asLong()).isEqualTo(1);
        });
    }

    @Test
    void case9AfterAConflictTheNextSaveNeedsNoReload() {
        put(0, Samples.color("#111111"));
        Answer refused = put(0, Samples.color("#222222"));

        Answer resolved = put(refused.json().path("currentVersion").asLong(), Samples.color("#222222"));

        assertThat(resolved.status()).isEqualTo(200);
        assertThat(resolved.json().path("version").asLong()).isEqualTo(2);
    }

    @Test
    void aStalePatchIs412WithTheSameProblem() {
        mergePatch("\"0\"", color("#111111"));

        Answer refused = mergePatch("\"0\"", color("#222222"));

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.problem()).isEqualTo("stale-version");
        assertThat(refused.json().path("conflicts")).hasSize(1);
    }

    @Test
    void mergeSavesDisjointChangesAndGivesTheContentBack() {
        put(0, Samples.color("#111111"));

        Answer merged = client.put(
                draft,
                "{\"expectedVersion\":0,\"onConflict\":\"merge\",\"content\":"
                        + Samples.accent("#222222").apply(contentAt(0)) + "}");

        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.json().path("outcome").asString()).isEqualTo("merged");
        assertThat(merged.json().at("/content/branding/primaryColor").asString())
                .isEqualTo("#111111");
        assertThat(merged.json().at("/content/branding/accentColor").asString()).isEqualTo("#222222");
    }

    private JsonNode contentAt(long version) {
        return client.get(draft + "/revisions/" + version).json().path("content");
    }

    @Test
    void overwriteWarnsWhoseEditsItOverwrote() {
        put(0, Samples.color("#111111"));

        Answer overwrote = put(0, Samples.color("#222222"), ",\"onConflict\":\"overwrite\"");

        assertThat(overwrote.status()).isEqualTo(200);
        assertThat(overwrote.json().path("outcome").asString()).isEqualTo("overwrote");
        assertThat(overwrote.json().at("/overwritten/0/version").asLong()).isEqualTo(1);
        assertThat(overwrote.json().at("/overwritten/0/updatedBy/name").asString())
                .isNotEmpty();
        assertThat(client.post(draft + "/restore", "{\"version\":1,\"expectedVersion\":2}")
                        .status())
                .isEqualTo(200);
        assertThat(contentAt(3).at("/branding/primaryColor").asString()).isEqualTo("#111111");
    }

    @Test
    void aRetryWithTheSameKeyIsTheFirstOutcomeAndAnotherPayloadIs422() {
        Http keyed = client.with("Idempotency-Key", "k1");
        String save = "{\"expectedVersion\":0,\"content\":" + content(Samples.color("#111111")) + "}";
        String first = keyed.put(draft, save).body();
        put(1, Samples.color("#333333"));

        assertThat(keyed.put(draft, save).body()).isEqualTo(first);
        Answer other = keyed.put(draft, save.replace("#111111", "#444444"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("key-reused");
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void jsonPatchIsAppliedToTheVersionThatIfMatchNames() {
        Answer patched = client.with("If-Match", "\"0\"")
                .patch(
                        draft,
                        "[{\"op\":\"add\",\"path\":\"/branding/primaryColor\",\"value\":\"#123456\"}]",
                        JSON_PATCH);

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().at("/content/branding/primaryColor").asString())
                .isEqualTo("#123456");
        Answer unfit = client.with("If-Match", "\"1\"")
                .patch(draft, "[{\"op\":\"remove\",\"path\":\"/branding/nothing\"}]", JSON_PATCH);
        assertThat(unfit.status()).isEqualTo(422);
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void case30EveryAcceptedOfFiveParallelPatchesIsInTheResult() {
        List<String> fields = List.of("primaryColor", "secondaryColor", "accentColor", "backgroundColor", "logoUrl");

        List<Answer> answers = Together.call(fields.size(), number -> {
            String value = number == 4 ? "/logo.svg" : "#00000" + number;
            String patch = "{\"branding\":{\"" + fields.get(number) + "\":\"" + value + "\"}}";
            return client.with("If-Match", "\"0\"").patch(draft + "?onConflict=merge", patch, MERGE_PATCH);
        });

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        JsonNode branding = client.get(draft).json().at("/content/branding");
        for (int number = 0; number < 4; number++) {
            assertThat(branding.path(fields.get(number)).asString()).isEqualTo("#00000" + number);
        }
        assertThat(branding.path("logoUrl").asString()).isEqualTo("/logo.svg");
        assertThat(version()).isEqualTo(5);
    }

    @Test
    void case29AnEditOnAnOlderBaseIsKeptBesideTheNewerOneOrRefused() {
        put(0, Samples.section("a", "one"));
        put(1, Samples.section("b", "human"));

        Answer agent = client.post(
                tenantPath + "/actions/update_page_section",
                "{\"expectedVersion\":1,\"pageName\":\"home\",\"sectionId\":\"a\",\"section\":{\"headline\":\"agent\"}}");
        assertThat(agent.status()).isEqualTo(409);

        Answer merged = client.post(
                tenantPath + "/actions/update_page_section",
                "{\"expectedVersion\":1,\"onConflict\":\"merge\",\"pageName\":\"home\",\"sectionId\":\"a\","
                        + "\"section\":{\"headline\":\"agent\"}}");
        assertThat(merged.status()).isEqualTo(200);
        JsonNode content = client.get(draft).json().path("content");
        assertThat(Samples.headline(content, "a")).isEqualTo("agent");
        assertThat(Samples.headline(content, "b")).isEqualTo("human");
    }

    @Test
    void publishingPublishesExactlyTheReviewedVersion() {
        put(0, Samples.color("#111111"));

        assertThat(client.post(draft + "/publish", "{\"expectedVersion\":0}").status())
                .isEqualTo(409);
        Answer published = client.post(draft + "/publish", "{\"expectedVersion\":1}");

        assertThat(published.body()).isEqualTo("{\"release\":1,\"version\":2}");
        assertThat(client.get(draft).json().at("/published/version").asLong()).isEqualTo(2);
        assertThat(client.get(tenantPath)
                        .json()
                        .path("landingPageConfigDraftVersion")
                        .asLong())
                .isEqualTo(2);
        assertThat(client.get(tenantPath).json().at("/published/release").asInt())
                .isEqualTo(1);
    }

    @Test
    void case32PublishingAnOlderDraftOverWhatTheApiPublishedSinceIsRefused() {
        put(0, Samples.color("#111111"));
        client.post(draft + "/publish", "{\"expectedVersion\":1}"); // 2
        put(2, Samples.color("#222222"));
        client.post(draft + "/publish", "{\"expectedVersion\":3}"); // 4

        assertThat(client.post(draft + "/publish", "{\"expectedVersion\":2}").status())
                .isEqualTo(409);
        assertThat(client.post(tenantPath + "/releases/1/restore", "{\"expectedVersion\":3}")
                        .status())
                .isEqualTo(409);

        Answer back = client.post(tenantPath + "/releases/1/restore", "{\"expectedVersion\":4}");
        assertThat(back.body()).isEqualTo("{\"release\":3,\"version\":5}");
        assertThat(client.get(tenantPath + "/releases/3")
                        .json()
                        .at("/content/branding/primaryColor")
                        .asString())
                .isEqualTo("#111111");
        assertThat(client.get(tenantPath + "/releases").json().path("releases")).hasSize(3);
    }

    @Test
    void discardGoesBackToWhatIsPublishedAsANewVersion() {
        put(0, Samples.color("#111111"));
        client.post(draft + "/publish", "{\"expectedVersion\":1}");
        put(2, Samples.color("#222222"));

        assertThat(client.delete(draft).status()).isEqualTo(428);
        assertThat(client.with("If-Match", "\"2\"").delete(draft).status()).isEqualTo(412);
        Answer discarded = client.with("If-Match", "\"3\"").delete(draft);

        assertThat(discarded.status()).isEqualTo(200);
        assertThat(discarded.json().path("version").asLong()).isEqualTo(4);
        assertThat(discarded.json().at("/content/branding/primaryColor").asString())
                .isEqualTo("#111111");
    }

    @Test
    void theHistoryIsPagedNewestFirstAndGivesContentAtAnyVersion() {
        for (int version = 0; version < 5; version++) {
            put(version, Samples.color("#00000" + version));
        }

        JsonNode page = client.get(draft + "/revisions?limit=2").json();

        assertThat(page.at("/revisions/0/version").asLong()).isEqualTo(5);
        assertThat(page.at("/revisions/0/kind").asString()).isEqualTo("save");
        assertThat(page.at("/revisions/0/changes/0").asString()).isEqualTo("/branding/primaryColor");
        assertThat(page.path("next").asLong()).isEqualTo(4);
        assertThat(client.get(draft + "/revisions?limit=50&before=4").json().path("revisions"))
                .hasSize(4);
        JsonNode third = client.get(draft + "/revisions/3").json();
        assertThat(third.at("/content/branding/primaryColor").asString()).isEqualTo("#000002");
        assertThat(third.at("/patch/0/op").asString()).isEqualTo("replace");
        assertThat(client.get(draft + "/revisions/99").status()).isEqualTo(404);
    }

    /** Method, path below the tenant, body: every call that changes something. */
    static Stream<List<String>> changes() {
        return Stream.of(
                List.of("PUT", "/draft", "{\"content\":{}}"),
                List.of("POST", "/draft/publish", "{}"),
                List.of("POST", "/draft/restore", "{\"version\":0}"),
                List.of("POST", "/releases/1/restore", "{}"),
                List.of(
                        "POST",
                        "/actions/update_page_section",
                        "{\"pageName\":\"home\",\"section\":{\"type\":\"text\"}}"),
                List.of("POST", "/actions/remove_page_section", "{\"pageName\":\"home\",\"sectionId\":\"x\"}"),
                List.of(
                        "POST",
                        "/actions/reorder_page_sections",
                        "{\"pageName\":\"home\",\"sectionId\":\"x\",\"toIndex\":0}"),
                List.of("POST", "/actions/toggle_page_enabled", "{\"pageName\":\"faq\",\"enabled\":true}"),
                List.of("POST", "/actions/update_storefront_branding", "{\"primaryColor\":\"#123456\"}"),
                List.of("POST", "/actions/revert_branding", "{}"),
                List.of("POST", "/actions/publish_draft", "{}"),
                List.of("POST", "/actions/discard_draft", "{}"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void case7And11EveryChangeWithoutAVersionIs428AndChangesNothing(List<String> change) {
        Answer refused = client.send(change.get(0), tenantPath + change.get(1), change.get(2), "application/json");

        assertThat(refused.status()).isEqualTo(428);
        assertThat(refused.problem()).isEqualTo("version-required");
        assertThat(version()).isEqualTo(0);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyChangeOfAStaleVersionIs409AndChangesNothing(List<String> change) {
        put(0, Samples.section("x", "one"));
        client.post(draft + "/publish", "{\"expectedVersion\":1}");
        put(2, Samples.section("x", "two"));
        String body = change.get(2).replace("{}}", content(Samples.color("#777777")) + "}");
        String stale = body.substring(0, body.length() - 1) + (body.equals("{}") ? "" : ",") + "\"expectedVersion\":1}";

        Answer refused = client.send(change.get(0), tenantPath + change.get(1), stale, "application/json");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void patchesWithoutAVersionAre428() {
        assertThat(client.patch(draft, color("#111111"), MERGE_PATCH).status()).isEqualTo(428);
        assertThat(client.patch(draft, "[]", JSON_PATCH).status()).isEqualTo(428);
        assertThat(mergePatch("*", color("#111111")).status()).isEqualTo(428);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-11-25T07:00:00Z\"", "1.5", "-1", "\"0\"", "true", "1e400", "{}"})
    void case20WhatIsNoVersionIs400AndSaysWhy(String expected) {
        Answer refused = client.put(draft, "{\"expectedVersion\":" + expected + ",\"content\":{}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asString()).isNotEmpty();
    }

    @Test
    void case20AClientsClockIsNoVersion() {
        Answer refused = put(1_764_055_555_000L, Samples.color("#111111"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asString()).contains("There is no version 1764055555000 yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"expectedVersion\":0}",
                "{\"expectedVersion\":0,\"content\":{},\"onConflit\":\"merge\"}",
                "{\"expectedVersion\":0,\"content\":{},\"onConflict\":\"maybe\"}",
                "{\"expectedVersion\":0,\"content\":{\"a\":1,\"a\":2}}",
                "{\"expectedVersion\":0,\"content\":{}} x"
            })
    void aBodyThatIsNotWhatTheCallTakesIs400(String body) {
        assertThat(client.put(draft, body).status()).isEqualTo(400);
        assertThat(version()).isEqualTo(0);
    }

    @Test
    void contentThatBreaksTheRulesIs422WithPaths() {
        Answer refused = client.put(draft, "{\"expectedVersion\":0,\"content\":{\"schema\":1}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("invalid-content");
        assertThat(refused.json().path("errors")).isNotEmpty();
        assertThat(refused.json().at("/errors/0").has("path")).isTrue();
        assertThat(refused.json().at("/errors/0/message").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00x"})
    void nulAndLoneSurrogatesAre422(String text) {
        Answer refused = mergePatch("\"0\"", "{\"branding\":{\"fontFamily\":\"" + text + "\"}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo("/branding/fontFamily");
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 499, 5000})
    void contentThatIsTooDeepIs422(int depth) {
        Answer refused =
                client.put(draft, "{\"expectedVersion\":0,\"content\":" + "[".repeat(depth) + "]".repeat(depth) + "}");

        assertThat(refused.status()).isEqualTo(422);
    }

    @Test
    void aBodyOverOneMebibyteIs413() {
        String big = "x".repeat(1 << 20);

        assertThat(client.put(draft, "{\"expectedVersion\":0,\"content\":{\"a\":\"" + big + "\"}}")
                        .status())
                .isEqualTo(413);
        assertThat(mergePatch("\"0\"", "{\"a\":\"" + big + "\"}").status()).isEqualTo(413);
    }

    @Test
    void aPatchThatWouldMakeTheContentLargerThanOneMebibyteIs413() {
        String half = "x".repeat(600_000);
        assertThat(mergePatch("\"0\"", "{\"branding\":{\"logoUrl\":\"/" + half + "\"}}")
                        .status())
                .isEqualTo(422); // a single text that long breaks the rules
        String sections = content(base -> {
            JsonNode filled = base;
            for (int number = 0; number < 20; number++) {
                filled = Samples.longSection("s" + number, 19_000).apply(filled);
            }
            return filled;
        });
        long version = client.put(draft, "{\"expectedVersion\":0,\"content\":" + sections + "}")
                .json()
                .path("version")
                .asLong();
        assertThat(version).isEqualTo(1);
        int status = 200;
        for (int round = 0; round < 4 && status == 200; round++) {
            status = client.with("If-Match", "\"" + version() + "\"")
                    .patch(draft, Samples.manySectionsPatch("r" + round, 20, 19_000), JSON_PATCH)
                    .status();
        }
        assertThat(status).isEqualTo(413);
    }

    @Test
    void aPatchOfCopiesOfCopiesIsRefusedBeforeItFillsTheMemory() {
        StringBuilder patch = new StringBuilder("[{\"op\":\"add\",\"path\":\"/x\",\"value\":{}}");
        for (int number = 0; number < 40; number++) {
            patch.append(",{\"op\":\"copy\",\"from\":\"\",\"path\":\"/x/c")
                    .append(number)
                    .append("\"}");
        }
        assertThat(client.with("If-Match", "\"0\"")
                        .patch(draft, patch + "]", JSON_PATCH)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aLongNameAboveManyFaultsIsToldInFewWords() {
        String faults = "\"\\u0000\",".repeat(40_000);
        String body = "{\"expectedVersion\":0,\"content\":{\"" + "k".repeat(400_000) + "\":[" + faults + "0]}}";

        Answer refused = client.put(draft, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors")).hasSize(50);
        assertThat(refused.body().length()).isLessThan(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\ud800b", "\\udc00"})
    void halfACharacterInANameIsAProblemAndNoFailure(String name) {
        assertThat(client.put(draft, "{\"" + name + "\":1}").status()).isEqualTo(400);
        assertThat(mergePatch("\"0\"", "{\"branding\":{\"" + name + "\":\"x\\u0000\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(client.with("If-Match", "\"0\"")
                        .patch(draft, "[{\"op\":\"" + name + "\",\"path\":\"/x\"}]", JSON_PATCH)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anAnswerThatTheClientWouldNotTakeIsRefusedBeforeAnythingIsSaved() {
        Answer refused = client.with("Accept", "text/html")
                .put(draft, "{\"expectedVersion\":0,\"content\":" + content(Samples.color("#111111")) + "}");

        assertThat(refused.status()).isEqualTo(406);
        assertThat(version()).isEqualTo(0);
    }

    @Test
    void aRetriedRestoreOfAReleaseIsTheFirstOutcome() {
        put(0, Samples.color("#111111"));
        client.post(draft + "/publish", "{\"expectedVersion\":1}"); // 2
        put(2, Samples.color("#222222"));
        put(3, Samples.color("#111111")); // 4: the content of release 1 again
        Http keyed = client.with("Idempotency-Key", "back");

        Answer first = keyed.post(tenantPath + "/releases/1/restore", "{\"expectedVersion\":4}");

        assertThat(first.body()).isEqualTo("{\"release\":2,\"version\":5}");
        assertThat(keyed.post(tenantPath + "/releases/1/restore", "{\"expectedVersion\":4}")
                        .body())
                .isEqualTo(first.body());
    }

    @Test
    void wrongMediaTypesAre415() {
        assertThat(client.with("If-Match", "\"0\"")
                        .patch(draft, "{}", "application/json")
                        .status())
                .isEqualTo(415);
        assertThat(client.send("PUT", draft, "a=b", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anotherTenantsTokenGets404ForEveryChange(List<String> change) {
        Http other = http.as(fixtures.token(fixtures.tenant()));

        assertThat(other.send(change.get(0), tenantPath + change.get(1), change.get(2), "application/json")
                        .status())
                .isEqualTo(404);
        assertThat(other.get(draft).status()).isEqualTo(404);
        assertThat(other.get(draft + "/revisions").status()).isEqualTo(404);
    }
}
