package dev.stet.draft.history;

import dev.stet.account.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Saves of one writer, shortly one after the other, that history need not tell apart: the last stays and stands for
 * all.
 *
 * @param before the version that stays before them
 * @param dropped those that go, ascending; at least one
 */
record AutosaveRun(long before, List<Entry> dropped, Entry last) {

    /**
     * A revision, as far as it matters here.
     *
     * @param whole whether it is a snapshot
     */
    record Entry(long version, long baseVersion, RevisionKind kind, Instant at, Writer writer, boolean whole) {

        private boolean isPlain() {
            return kind == RevisionKind.SAVE || kind == RevisionKind.MERGE;
        }

        private boolean joins(Entry next, Duration pause) {
            return isPlain()
                    && next.isPlain()
                    && writer.kind() == next.writer.kind()
                    && writer.id().equals(next.writer.id())
                    && !next.at.isAfter(at.plus(pause));
        }
    }

    /** Whether there is a snapshot among them; then the last must become one, to keep every rebuild as short as it is. */
    boolean whole() {
        return last.whole() || dropped.stream().anyMatch(Entry::whole);
    }

    Entry first() {
        return dropped.getFirst();
    }

    /**
     * The runs in a piece of history.
     *
     * @param entries neighbours, ascending; the first one stays
     * @param named the versions that something else names, which stay as well
     * @param pause the longest between two saves of one run
     */
    static List<AutosaveRun> in(List<Entry> entries, Set<Long> named, Duration pause) {
        List<AutosaveRun> runs = new ArrayList<>();
        List<Entry> dropped = new ArrayList<>();
        for (int i = 1; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean joins = i + 1 < entries.size() && entry.joins(entries.get(i + 1), pause);
            if (joins && !named.contains(entry.version())) {
                dropped.add(entry);
            } else if (!dropped.isEmpty()) {
                long before = entries.get(i - dropped.size() - 1).version();
                runs.add(new AutosaveRun(before, List.copyOf(dropped), entry));
                dropped.clear();
            }
        }
        return runs;
    }
}
