package dev.stet.bench.torture.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The smallest part of an edit that can be followed by itself: a value, a word of a text, the order of two. */
sealed interface Atom {

    /** Whether a content holds it. */
    boolean in(Cells content);

    /** A cell has this value, or is not there. */
    record Value(String at, @Nullable JsonNode value) implements Atom {
        @Override
        public boolean in(Cells content) {
            return Objects.equals(value, content.values().get(at));
        }
    }

    /** A text has this word. */
    record Word(String at, String word) implements Atom {
        @Override
        public boolean in(Cells content) {
            return content.text(at).contains(word);
        }
    }

    /** A text no longer has this word, which some writer of this run made. */
    record NoWord(String at, String word) implements Atom {
        @Override
        public boolean in(Cells content) {
            return !content.text(at).contains(word);
        }
    }

    /** Two members of a list stand in this order, as long as both are in it. */
    record Order(Cells.Pair pair) implements Atom {
        @Override
        public boolean in(Cells content) {
            return !content.hasBoth(pair) || content.has(pair);
        }
    }

    /** Where it is: a cell's address or a list's. */
    default String place() {
        return switch (this) {
            case Value value -> value.at();
            case Word word -> word.at();
            case NoWord word -> word.at();
            case Order order -> order.pair().list();
        };
    }

    /** Everything that leads from a content to another. */
    static List<Atom> between(Cells base, Cells wanted) {
        List<Atom> atoms = new ArrayList<>();
        for (String at : Cells.changed(base, wanted)) {
            if (wanted.isText(at) && (base.isText(at) || !base.values().containsKey(at))) {
                Set<String> had = Cells.words(base.text(at));
                Set<String> has = Cells.words(wanted.text(at));
                has.stream().filter(word -> !had.contains(word)).forEach(word -> atoms.add(new Word(at, word)));
                had.stream()
                        .filter(word -> !has.contains(word) && !Token.in(word).isEmpty())
                        .forEach(word -> atoms.add(new NoWord(at, word)));
            } else {
                atoms.add(new Value(at, wanted.values().get(at)));
            }
        }
        Cells.turned(base, wanted).forEach(pair -> atoms.add(new Order(pair)));
        return atoms;
    }
}
