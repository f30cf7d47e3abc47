import dev.stet.jsonmerge.CanonicalJson;
import dev.stet.jsonmerge.Choice;
import dev.stet.jsonmerge.Clean;
import dev.stet.jsonmerge.Conflict;
import dev.stet.jsonmerge.Conflicted;
import dev.stet.jsonmerge.JsonDiff;
import dev.stet.jsonmerge.JsonMerge;
import dev.stet.jsonmerge.JsonPatch;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Two people edit one menu from the same start: what only one of them changed is taken, and a person decides the rest. */
class Merge {
    public static void main(String[] arguments) {
        JsonNode base = CanonicalJson.parse("""
                {"dishes":[{"id":"soup","name":"Soup","price":5},{"id":"fish","name":"Fish","price":14}]}""");
        // Ann moves the fish to the top, and makes the soup dearer.
        JsonNode ann = CanonicalJson.parse("""
                {"dishes":[{"id":"fish","name":"Fish","price":14},{"id":"soup","name":"Soup","price":6}]}""");
        // Ben renames the fish, adds a cake, and makes the soup cheaper.
        JsonNode ben = CanonicalJson.parse("""
                {"dishes":[{"id":"soup","name":"Soup","price":4},{"id":"fish","name":"Trout","price":14},
                           {"id":"cake","name":"Cake","price":3}]}""");

        Map<String, Choice> choices = new HashMap<>();
        switch (JsonMerge.merge(base, ann, ben)) {
            case Clean(JsonNode tree) -> throw new AssertionError("nothing to decide in " + tree);
            case Conflicted(JsonNode tree, var conflicts) -> {
                System.out.println("Both changes: " + CanonicalJson.write(tree));
                for (Conflict one : conflicts) {
                    System.out.println("To decide: " + one.path() + " (" + one.kind().wireName() + "), " + one.yours()
                            + " or " + one.theirs());
                    choices.put(one.path(), Choice.value(JsonNodeFactory.instance.numberNode(5.5)));
                }
            }
        }
        JsonNode decided = JsonMerge.resolve(base, ann, ben, choices);
        System.out.println("Decided: " + CanonicalJson.write(decided));

        // What Ben's program has to change to get there, as RFC 6902.
        JsonNode patch = JsonDiff.diff(ben, decided);
        System.out.println("Patch for Ben: " + CanonicalJson.write(patch));
        if (!CanonicalJson.equal(JsonPatch.apply(ben, patch), decided)) {
            throw new AssertionError("the patch does not lead there");
        }
    }
}
