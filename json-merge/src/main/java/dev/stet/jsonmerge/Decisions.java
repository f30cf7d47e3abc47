package dev.stet.jsonmerge;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who wins a conflict, rule M31: one side wins all of them, unless a choice says otherwise.
 *
 * @param partOf for the path of a conflict that is not reported because it is part of another one: that one's path
 */
record Decisions(Side winner, Map<String, Choice> choices, Map<String, String> partOf) {
    static Decisions all(Side winner) {
        return new Decisions(winner, Map.of(), Map.of());
    }

    Side winner(String path) {
        if (choice(path) instanceof Choice.Take side) {
            return side == Choice.Take.YOURS ? Side.YOURS : Side.THEIRS;
        }
        return winner;
    }

    /** The value that decides this conflict; null if a side decides it. */
    @Nullable
    JsonNode value(String path) {
        return choice(path) instanceof Choice.Value made ? made.value() : null;
    }

    private @Nullable Choice choice(String path) {
        Choice choice = choices.get(path);
        String around = choice == null ? partOf.get(path) : null;
        return around == null ? choice : choice(around);
    }
}
