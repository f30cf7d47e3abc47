package dev.stet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Http;
import dev.stet.Http.Answer;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The eight actions, over HTTP. That each refuses a missing or stale version is in DraftHttpTest. */
@StetTest
class ActionsTest {

    @Autowired
    private Http http;

    @Autowired
    private Fixtures fixtures;

    private Http client;
    private String tenant;

    @BeforeEach
    void newTenant() {
        Tenant made = fixtures.tenant();
        client = http.as(fixtures.token(made));
        tenant = "/api/v1/tenants/" + made.slug();
    }

    /** Inputs with single quotes; the version is the current one. */
    private Answer act(String name, String inputs) {
        String more = inputs.isEmpty() ? "" : "," + inputs.replace('\'', '"');
        return client.post(tenant + "/actions/" + name, "{\"expectedVersion\":" + version() + more + "}");
    }

    private long version() {
        return client.get(tenant + "/draft").json().path("version").asLong();
    }

    private JsonNode content() {
        return client.get(tenant + "/draft").json().path("content");
    }

    private List<String> sectionIds(String page) {
        List<String> ids = new ArrayList<>();
        for (JsonNode section : page(page).path("sections")) {
            ids.add(section.path("id").asString());
        }
        return ids;
    }

    private JsonNode page(String id) {
        for (JsonNode page : content().path("pages")) {
            if (page.path("id").asString().equals(id)) {
                return page;
            }
        }
        throw new AssertionError("no page " + id);
    }

    private JsonNode section(String page, String id) {
        return page(page).path("sections").get(sectionIds(page).indexOf(id));
    }

    private void add(String id) {
        Answer added = act("update_page_section", "'pageName':'faq','section':{'type':'text','id':'" + id + "'}");
        assertThat(added.status()).as(added.toString()).isEqualTo(200);
    }

    @Test
    void updatePageSectionAddsASectionWhereTheCallerSays() {
        add("one");
        Answer added = act(
                "update_page_section",
                "'pageName':'faq','position':0,'section':{'type':'faq','items':[{'question':'Why?'}]}");

        assertThat(added.status()).as(added.toString()).isEqualTo(200);
        assertThat(added.json().path("outcome").asString()).isEqualTo("saved");
        JsonNode first = page("faq").path("sections").get(0);
        assertThat(first.path("type").asString()).isEqualTo("faq");
        assertThat(first.path("id").asString()).isNotEmpty();
        assertThat(first.at("/items/0/id").asString()).isNotEmpty();
        assertThat(sectionIds("faq")).endsWith("one");
    }

    @Test
    void itemsOfItemsGetIdsToo() {
        Answer added = act(
                "update_page_section",
                "'pageName':'services','position':0,"
                        + "'section':{'type':'pricing','tiers':[{'name':'A','features':[{'text':'x'}]}]}");

        assertThat(added.status()).as(added.toString()).isEqualTo(200);
        assertThat(page("services").at("/sections/0/tiers/0/features/0/id").asString())
                .isNotEmpty();
    }

    @Test
    void updatePageSectionChangesTheNamedFieldsOnly() {
        add("one");
        act("update_page_section", "'pageName':'faq','sectionId':'one','section':{'headline':'H','content':'C'}");

        Answer updated = act(
                "update_page_section",
                "'pageName':'faq','sectionId':'one','section':{'headline':'New','content':null}");

        assertThat(updated.status()).as(updated.toString()).isEqualTo(200);
        assertThat(section("faq", "one").path("headline").asString()).isEqualTo("New");
        assertThat(section("faq", "one").has("content")).isFalse();
        assertThat(section("faq", "one").path("type").asString()).isEqualTo("text");
    }

    @Test
    void aStaleAddThatIsRepeatedByItsKeyAddsOneSection() {
        Http keyed = client.with("Idempotency-Key", "add-1");
        int before = sectionIds("faq").size();
        String body = "{\"expectedVersion\":0,\"pageName\":\"faq\",\"section\":{\"type\":\"text\"}}";

        String first = keyed.post(tenant + "/actions/update_page_section", body).body();
        Answer again = keyed.post(tenant + "/actions/update_page_section", body);

        assertThat(again.body()).isEqualTo(first);
        assertThat(sectionIds("faq")).hasSize(before + 1);
    }

    /** Case 64: part of a list. */
    @Nested
    class ItemsOfASection {

        private static final String GALLERY =
                "{'id':'g','type':'gallery','images':[{'id':'moon','url':'/moon.jpg','caption':'Moon'},"
                        + "{'id':'bowl','url':'/bowl.jpg'},{'id':'cups','url':'/cups.jpg'}]}";
        private static final String PRICES =
                "{'id':'p','type':'pricing','tiers':[{'id':'solo','name':'Solo','features':[{'id':'f1','text':'One'},"
                        + "{'id':'f2','text':'Two'}]},{'id':'pair','name':'Pair','features':[{'id':'f1','text':'Both'}]}]}";

        private Answer update(String section, String inputs) {
            return act("update_page_section", "'pageName':'gallery','sectionId':'" + section + "'," + inputs);
        }

        private JsonNode images() {
            return section("gallery", "g").path("images");
        }

        private JsonNode tiers() {
            return section("gallery", "p").path("tiers");
        }

        private static List<String> ids(JsonNode list) {
            return list.valueStream().map(item -> item.path("id").asString()).toList();
        }

        private static List<String> changed(Answer answer, String how) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            return answer.json()
                    .at("/changed/" + how)
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
        }

        @BeforeEach
        void sections() {
            for (String section : new String[] {GALLERY, PRICES}) {
                assertThat(act("update_page_section", "'pageName':'gallery','section':" + section)
                                .status())
                        .isEqualTo(200);
            }
        }

        @Test
        void anItemThatIsGivenInPartChangesInPartAndTheOthersStay() {
            Answer updated = update("g", "'section':{'images':[{'id':'moon','caption':'new'}]}");

            assertThat(changed(updated, "updated")).containsExactly("/pages/gallery/sections/g/images/moon/caption");
            assertThat(updated.json().path("changed").size()).isEqualTo(1);
            assertThat(ids(images())).containsExactly("moon", "bowl", "cups");
            assertThat(images().get(0).path("url").asString()).isEqualTo("/moon.jpg");
            assertThat(images().get(0).path("caption").asString()).isEqualTo("new");
        }

        @Test
        void anItemWithoutAnIdAndOneWithANewIdAreAddedAtTheEnd() {
            Answer updated = update("g", "'section':{'images':[{'url':'/a.jpg'},{'id':'mine','url':'/b.jpg'}]}");

            assertThat(ids(images()))
                    .hasSize(5)
                    .startsWith("moon", "bowl", "cups")
                    .endsWith("mine");
            assertThat(changed(updated, "added"))
                    .containsExactlyInAnyOrder(
                            "/pages/gallery/sections/g/images/" + ids(images()).get(3),
                            "/pages/gallery/sections/g/images/mine");
        }

        @Test
        void anItemGoesOnlyWhenThatIsSaid() {
            assertThat(update("g", "'section':{'images':[]}")
                            .json()
                            .path("outcome")
                            .asString())
                    .isEqualTo("unchanged");
            assertThat(ids(images())).containsExactly("moon", "bowl", "cups");

            Answer updated = update(
                    "g", "'section':{'images':[{'id':'moon','caption':null}]},'removeItems':['bowl','images/cups']");

            assertThat(ids(images())).containsExactly("moon");
            assertThat(images().get(0).has("caption")).isFalse();
            assertThat(changed(updated, "removed"))
                    .containsExactlyInAnyOrder(
                            "/pages/gallery/sections/g/images/moon/caption",
                            "/pages/gallery/sections/g/images/bowl",
                            "/pages/gallery/sections/g/images/cups");
        }

        @Test
        void aListGoesWhenItsFieldIsNull() {
            Answer updated = update("g", "'section':{'images':null}");
            assertThat(changed(updated, "removed")).containsExactly("/pages/gallery/sections/g/images");
        }

        @Test
        void theOrderStaysUnlessItIsSaid() {
            update("g", "'section':{'images':[{'id':'cups','alt':'Cups'},{'id':'moon','alt':'Moon'}]}");
            assertThat(ids(images())).containsExactly("moon", "bowl", "cups");

            Answer updated =
                    update("g", "'section':{'images':[{'url':'/new.jpg'}]},'itemOrder':['cups','moon','bowl']");

            assertThat(ids(images())).hasSize(4).startsWith("cups", "moon", "bowl");
            assertThat(changed(updated, "updated")).containsExactly("/pages/gallery/sections/g/images");
        }

        @Test
        void listsOfItemsAreMergedTheSameWay() {
            Answer updated = update(
                    "p",
                    "'section':{'tiers':[{'id':'solo','features':[{'id':'f2','text':'2'},{'text':'Three'}]}]},"
                            + "'removeItems':['tiers/solo/features/f1']");

            assertThat(ids(tiers())).containsExactly("solo", "pair");
            assertThat(tiers().get(0).path("name").asString()).isEqualTo("Solo");
            assertThat(tiers().get(0)
                            .path("features")
                            .valueStream()
                            .map(each -> each.path("text").asString()))
                    .containsExactly("2", "Three");
            assertThat(tiers().at("/1/features/0/text").asString()).isEqualTo("Both");
            assertThat(changed(updated, "updated"))
                    .containsExactly("/pages/gallery/sections/p/tiers/solo/features/f2/text");
            assertThat(changed(updated, "removed")).containsExactly("/pages/gallery/sections/p/tiers/solo/features/f1");
        }

        @Test
        void aHeadlineAloneLeavesTheItems() {
            update("p", "'section':{'headline':'Prices'}");
            assertThat(ids(tiers())).containsExactly("solo", "pair");
        }

        @Test
        void aRetryIsToldTheSame() {
            Http keyed = client.with("Idempotency-Key", "item-1");
            String body = "{\"expectedVersion\":" + version() + ",\"pageName\":\"gallery\",\"sectionId\":\"g\","
                    + "\"section\":{\"images\":[{\"url\":\"/x.jpg\"}]}}";
            String first =
                    keyed.post(tenant + "/actions/update_page_section", body).body();
            assertThat(first)
                    .contains(
                            "/pages/gallery/sections/g/images/" + ids(images()).get(3));
            assertThat(keyed.post(tenant + "/actions/update_page_section", body).body())
                    .isEqualTo(first);
            assertThat(images()).hasSize(4);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                        g | 'section':{},'removeItems':['gone']                                       | /removeItems
                        g | 'section':{},'removeItems':'moon'                                         | /removeItems
                        g | 'section':{},'removeItems':[7]                                            | /removeItems
                        p | 'section':{},'removeItems':['f1']                                         | /removeItems
                        g | 'section':{'images':[{'id':'moon'}]},'removeItems':['moon']               | /removeItems
                        g | 'section':{'images':[{'id':'moon'},{'id':'moon','alt':'x'}]}              | /section/images
                        g | 'section':{},'itemOrder':['cups','moon']                                  | /itemOrder
                        g | 'section':{},'itemOrder':['cups','moon','bowl','bowl']                    | /itemOrder
                        g | 'section':{},'itemOrder':['cups','moon','solo']                           | /itemOrder
                        g | 'section':{'images':'none'}                                               | /pages/gallery/sections/g/images
                        g | 'section':{'images':['none']}                                             | /pages/gallery/sections/g/images/3
                        """)
        void whatCannotBeMeantIsRefusedAndChangesNothing(String section, String inputs, String path) {
            long before = version();
            Answer refused = update(section, inputs);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo(path);
            assertThat(version()).isEqualTo(before);
        }

        @Test
        void aNewSectionHasNothingToRemove() {
            Answer refused =
                    act("update_page_section", "'pageName':'faq','section':{'type':'faq'},'removeItems':['a']");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo("/removeItems");
        }
    }

    @Test
    void everyActionTellsWhatItChanged() {
        add("one");
        add("two");
        assertThat(act("toggle_page_enabled", "'pageName':'about','enabled':false")
                        .json()
                        .at("/changed/updated/0")
                        .asString())
                .isEqualTo("/pages/about/enabled");
        assertThat(act("reorder_page_sections", "'pageName':'faq','sectionId':'two','toIndex':0")
                        .json()
                        .at("/changed/updated/0")
                        .asString())
                .isEqualTo("/pages/faq/sections");
        assertThat(act("remove_page_section", "'pageName':'faq','sectionId':'two'")
                        .json()
                        .at("/changed/removed/0")
                        .asString())
                .isEqualTo("/pages/faq/sections/two");
        assertThat(act("update_storefront_branding", "'primaryColor':'#111111'")
                        .json()
                        .at("/changed/added/0")
                        .asString())
                .isEqualTo("/branding/primaryColor");
        assertThat(act("publish_draft", "").json().path("changed")).isEmpty();
    }

    @Test
    void removePageSectionTakesItOff() {
        add("one");

        assertThat(act("remove_page_section", "'pageName':'faq','sectionId':'one'")
                        .status())
                .isEqualTo(200);

        assertThat(sectionIds("faq")).doesNotContain("one");
    }

    @Test
    void reorderPageSectionsMovesOne() {
        add("one");
        add("two");

        assertThat(act("reorder_page_sections", "'pageName':'faq','sectionId':'two','toIndex':0")
                        .status())
                .isEqualTo(200);

        assertThat(sectionIds("faq").getFirst()).isEqualTo("two");
        assertThat(sectionIds("faq")).endsWith("one").doesNotHaveDuplicates();
    }

    @Test
    void togglePageEnabledShowsAndHides() {
        assertThat(act("toggle_page_enabled", "'pageName':'about','enabled':false")
                        .status())
                .isEqualTo(200);
        assertThat(page("about").path("enabled").asBoolean()).isFalse();

        Answer home = act("toggle_page_enabled", "'pageName':'home','enabled':false");

        assertThat(home.status()).isEqualTo(422);
        assertThat(page("home").path("enabled").asBoolean()).isTrue();
    }

    @Test
    void brandingIsUpdatedFieldByFieldAndReverted() {
        act("update_storefront_branding", "'primaryColor':'#111111','accentColor':'#222222'");
        act("publish_draft", "");
        act("update_storefront_branding", "'primaryColor':'#333333','accentColor':null");
        add("kept");

        Answer reverted = act("revert_branding", "");

        assertThat(reverted.status()).isEqualTo(200);
        assertThat(content().at("/branding/primaryColor").asString()).isEqualTo("#111111");
        assertThat(content().at("/branding/accentColor").asString()).isEqualTo("#222222");
        assertThat(sectionIds("faq")).contains("kept");
    }

    @Test
    void publishAndDiscard() {
        add("one");
        long before = version();

        Answer published = act("publish_draft", "");
        assertThat(published.json().path("version").asLong()).isEqualTo(before + 1);
        assertThat(client.get(tenant).json().at("/published/version").asLong()).isEqualTo(before + 1);

        add("two");
        Answer discarded = act("discard_draft", "");
        assertThat(discarded.status()).isEqualTo(200);
        assertThat(sectionIds("faq")).contains("one").doesNotContain("two");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    update_page_section        | 'pageName':'nowhere','section':{'type':'text'}                    | /pageName
                    update_page_section        | 'pageName':'faq','section':{}                                     | /section/type
                    update_page_section        | 'pageName':'faq','sectionId':'one','section':{'type':'hero'}      | /section/type
                    update_page_section        | 'pageName':'faq','sectionId':'gone','section':{'headline':'x'}    | /sectionId
                    update_page_section        | 'pageName':'faq','section':{'type':'text'},'position':99          | /position
                    update_page_section        | 'pageName':'faq'                                                  | /section
                    remove_page_section        | 'pageName':'faq','sectionId':'gone'                               | /sectionId
                    remove_page_section        | 'pageName':'faq','sectionID':'one'                                | /sectionID
                    reorder_page_sections      | 'pageName':'faq','sectionId':'one','toIndex':-1                   | /toIndex
                    reorder_page_sections      | 'pageName':'faq','sectionId':'one','toIndex':'0'                  | /toIndex
                    toggle_page_enabled        | 'pageName':'faq','enabled':'yes'                                  | /enabled
                    update_storefront_branding | 'primaryColor':'red'                                              | /branding/primaryColor
                    update_storefront_branding | 'primaryColour':'#111111'                                         | /branding/primaryColour
                    revert_branding            | 'pageName':'faq'                                                  | /pageName
                    """)
    void wrongInputsAre422ThatSaysWhichAndChangesNothing(String action, String inputs, String path) {
        add("one");
        long before = version();

        Answer refused = act(action, inputs);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo(path);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void anUnknownActionIs404AndNamesTheKnownOnes() {
        Answer unknown = act("explode", "");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().path("detail").asString()).contains("update_page_section");
    }
}
