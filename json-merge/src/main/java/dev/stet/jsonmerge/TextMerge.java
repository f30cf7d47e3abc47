package dev.stet.jsonmerge;

import dev.stet.jsonmerge.TokenDiff.Hunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges a text by words, rules T5 and T6. */
final class TextMerge {
    static final int MAX_LENGTH = 262_144;

    private final Tokens base;
    private final Edits yours;
    private final Edits theirs;
    private final StringBuilder out = new StringBuilder();

    /** One side's hunks against base, and how many of them have been merged. */
    private static final class Edits {
        private final Tokens base;
        private final Tokens tokens;
        private final List<Hunk> hunks;
        private int next;

        Edits(Tokens base, Tokens tokens) {
            this.base = base;
            this.tokens = tokens;
            this.hunks = TokenDiff.hunks(base, tokens);
        }

        int nextStart() {
            return next < hunks.size() ? hunks.get(next).from() : Integer.MAX_VALUE;
        }

        Hunk take() {
            return hunks.get(next++);
        }

        /** The side's text for base's tokens [from, to), where the hunks [first, next) are. */
        String text(int first, int from, int to) {
            var text = new StringBuilder();
            int at = from;
            for (Hunk hunk : hunks.subList(first, next)) {
                text.append(base.text(at, hunk.from())).append(tokens.text(hunk.start(), hunk.end()));
                at = hunk.to();
            }
            return text.append(base.text(at, to)).toString();
        }
    }

    private TextMerge(Tokens base, Tokens yours, Tokens theirs) {
        this.base = base;
        this.yours = new Edits(base, yours);
        this.theirs = new Edits(base, theirs);
    }

    /** Rule M24: longer texts are not taken apart. */
    static boolean isTooLong(String base, String yours, String theirs) {
        return Math.max(base.length(), Math.max(yours.length(), theirs.length())) > MAX_LENGTH;
    }

    /** The merged text; null if both changed the same words. */
    static @Nullable String merge(Tokens base, String yours, String theirs) {
        return new TextMerge(base, Tokens.of(yours), Tokens.of(theirs)).merge();
    }

    private @Nullable String merge() {
        int at = 0;
        while (true) {
            int from = Math.min(yours.nextStart(), theirs.nextStart());
            if (from == Integer.MAX_VALUE) {
                return out.append(base.text(at, base.size())).toString();
            }
            out.append(base.text(at, from));
            at = mergeGroup(from);
            if (at < 0) {
                return null;
            }
        }
    }

    /** Merges the hunks that touch, from this token of base on; the token after them, or -1 at a conflict. */
    private int mergeGroup(int from) {
        int firstYours = yours.next;
        int firstTheirs = theirs.next;
        int to = from;
        while (Math.min(yours.nextStart(), theirs.nextStart()) <= to) {
            Edits side = yours.nextStart() <= theirs.nextStart() ? yours : theirs;
            to = Math.max(to, side.take().to());
        }
        String mine = yours.text(firstYours, from, to);
        if (theirs.next == firstTheirs) {
            out.append(mine);
            return to;
        }
        String other = theirs.text(firstTheirs, from, to);
        if (yours.next != firstYours && !mine.equals(other)) {
            return -1;
        }
        out.append(other);
        return to;
    }
}
