package dev.stet.jsonmerge;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who wins a conflict, rule M31: one side all of them, unless a choice says otherwise. */
record Decisions(Side winner, Map<String, Choice> choices) {
    static Decisions all(Side winner) {
        return new Decisions(winner, Map.of());
    }

    Side winner(String path) {
        if (choices.get(path) instanceof Choice.Take side) {
            return side == Choice.Take.YOURS ? Side.YOURS : Side.THEIRS;
        }
        return winner;
    }

    /** What was made by hand for this conflict; null if it is not decided so. */
    @Nullable
    JsonNode value(String path) {
        return choices.get(path) instanceof Choice.Value made ? made.value() : null;
    }
}
