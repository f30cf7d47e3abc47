package dev.stet.storefront.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.jsonmerge.CanonicalJson;
import dev.stet.jsonmerge.JsonPatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a save left as it was is not checked again, and nothing else. */
class KnownPartsTest {

    private static final JsonNode VALID = CanonicalJson.parse("""
            {"branding":{"primaryColor":"#000000"},"schema":1,"pages":[
              {"id":"home","title":"Home","sections":[{"id":"a","type":"text"},{"id":"b","type":"hero"}]},
              {"id":"about","sections":[]}]}
            """);

    private static JsonNode after(String operation) {
        return JsonPatch.apply(VALID, CanonicalJson.parse("[" + operation.replace('\'', '"') + "]"));
    }

    @Test
    void theInsideOfASectionIsNotAround() {
        JsonNode edited = after("{'op':'add','path':'/pages/0/sections/0/headline','value':'Hello'}");
        KnownParts known = KnownParts.of(VALID);

        assertThat(known.haveAllAround(edited)).isTrue();
        assertThat(known.has(edited.at("/pages/0/sections/0"))).isFalse();
        assertThat(known.has(edited.at("/pages/0/sections/1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'add','path':'/branding/primaryColor','value':'red'}",
                "{'op':'add','path':'/x','value':1}",
                "{'op':'remove','path':'/schema'}",
                "{'op':'add','path':'/pages','value':{}}",
                "{'op':'add','path':'/pages/0/title','value':7}",
                "{'op':'add','path':'/pages/0/x','value':7}",
                "{'op':'remove','path':'/pages/0/id'}",
                "{'op':'add','path':'/pages/0/sections','value':7}",
                "{'op':'add','path':'/pages/1/sections/-','value':7}",
                "{'op':'replace','path':'/pages/0/sections/0','value':7}",
                "{'op':'add','path':'/pages/0/sections/0/type','value':'unheard'}",
                "{'op':'remove','path':'/pages/0/sections/0'}",
                "{'op':'remove','path':'/pages/1'}"
            })
    void anythingElseIs(String operation) {
        assertThat(KnownParts.of(VALID).haveAllAround(after(operation))).isFalse();
    }

    @Test
    void withoutAValidContentNothingIsKnown() {
        assertThat(KnownParts.of(null).haveAllAround(VALID)).isFalse();
    }
}
