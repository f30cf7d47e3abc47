package dev.stet.bench.torture.check;

import dev.stet.bench.torture.Archive;
import dev.stet.bench.torture.Edit;
import dev.stet.bench.torture.JsonPatch;
import dev.stet.bench.torture.check.History.Entry;
import dev.stet.bench.torture.check.History.Version;
import dev.stet.bench.torture.check.Log.Op;
import dev.stet.bench.torture.check.Log.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Goes through the history from the first version to the last and follows each edit from the version that accepted it
 * to the one that ended it, by the contents alone. What the server says about its changes counts only where saying is
 * the promise: whose work was overwritten.
 */
public final class Checker {

    private final Log log;
    private final History history;
    private final Verdict verdict = new Verdict();

    /** Which change made a version, by the number that its writer gave it. */
    private final Map<Long, Long> versionOf = new HashMap<>();

    private final Map<Long, String> digests = new HashMap<>();
    private final Map<Long, Long> releaseVersions = new HashMap<>();
    private final Map<Long, List<Op>> unchangedAt = new HashMap<>();

    /** Where the parts of edits stand that are still there, by cell or list. */
    private final Map<String, List<Held>> held = new HashMap<>();

    private final Map<String, Long> lastChanged = new HashMap<>();
    private TreeMap<Long, Entry> entries = new TreeMap<>();
    private long newest;

    /** A part of an accepted edit, and the version since which it counts. */
    private record Held(Op op, long version, Atom atom) {}

    private Checker(Log log, History history) {
        this.log = log;
        this.history = history;
    }

    /**
     * @param tenant the address of the tenant at a running server, {@code …/api/v1/tenants/demo}
     * @param archive what was seen of the history before it was thinned; null if it is not thinned
     */
    public static Verdict check(Path log, String tenant, String token, @Nullable Archive archive)
            throws IOException, InterruptedException {
        return new Checker(Log.read(log), new History(tenant, token, archive)).run();
    }

    private Verdict run() throws IOException, InterruptedException {
        entries = history.list();
        newest = entries.lastKey();
        thinned();
        identify();
        Version before = history.at(0, newest);
        for (long version = 0; version <= newest; version++) {
            Version after = history.at(version, newest);
            if (after == null) {
                verdict.found("history", "version " + version + " cannot be rebuilt");
                continue;
            }
            digests.put(version, after.digest());
            if (version > 0 && before != null) {
                step(before, after);
            }
            startUnchanged(version, after);
            before = after;
        }
        JsonNode current = history.current();
        if (before == null
                || current.path("version").asLong() != newest
                || !before.content().equals(current.path("content"))) {
            verdict.found("history", "the draft is not the newest version of the history");
        }
        releases();
        answers();
        times();
        news();
        summary();
        return verdict;
    }

    /** Only saves and merges are thinned; what stays is as it was, and its patches lead from one to the next. */
    private void thinned() {
        Version before = null;
        for (Entry entry : entries.values()) {
            if (!history.isThinned()) {
                return;
            }
            boolean plain = entry.kind().equals("save") || entry.kind().equals("merge");
            if (!history.serves(entry.version())) {
                verdict.count("versions thinned", 1);
                if (!plain) {
                    verdict.found("history", "version " + entry.version() + ", a " + entry.kind() + ", was thinned");
                }
                continue;
            }
            Version after = history.served(entry.version());
            Version was = history.at(entry.version(), newest);
            if (after == null || was == null || !after.digest().equals(was.digest())) {
                verdict.found("history", "version " + entry.version() + " is not what it was before thinning");
            } else if (before != null) {
                checkPatch(before, after);
            }
            before = after;
        }
    }

    /** Every change is in the history at most once. */
    private void identify() {
        for (Entry entry : entries.values()) {
            String client = entry.client();
            if (client.indexOf('/') > 0) {
                Long id = Long.valueOf(client.substring(client.indexOf('/') + 1));
                Long earlier = versionOf.putIfAbsent(id, entry.version());
                if (earlier != null) {
                    verdict.found("twice", "operation " + id + " made versions " + earlier + " and " + entry.version());
                }
            }
            if (entry.release() >= 0) {
                Long earlier = releaseVersions.putIfAbsent(entry.release(), entry.version());
                if (earlier != null) {
                    verdict.found("release", "release " + entry.release() + " is in two versions");
                }
            }
        }
        for (Op op : log.operations.values()) {
            op.version = versionOf.getOrDefault(op.id, -1L);
            Reply told = op.acknowledgement();
            if (told != null && op.version < 0) {
                if (told.outcome().equals("unchanged") || told.outcome().isEmpty() && told.version() == op.base) {
                    unchangedAt
                            .computeIfAbsent(told.version(), any -> new ArrayList<>())
                            .add(op);
                } else {
                    lose(
                            op,
                            "acknowledged as version " + told.version() + ", and no version of the history is its own");
                }
            }
        }
    }

    /** One version to the next. */
    private void step(Version before, Version after) {
        long version = after.entry().version();
        if (after.patch().isArray()) {
            checkPatch(before, after);
        } else {
            verdict.found("history", "version " + version + " has no patch");
        }
        Op op = operationOf(after.entry());
        if (op == null) {
            if (version > log.first) {
                verdict.found("unwritten", "version " + version + " was made by nobody of this run");
            }
            return;
        }
        Version base = isWhole(op) ? before : baseOf(op);
        if (base == null) {
            verdict.found("history", "the base of " + describe(op) + " is not in the history");
            return;
        }
        Cells wanted = wanted(op, base, before, after);
        List<Atom> intent = Atom.between(base.cells(), wanted);
        for (Atom atom : intent) {
            if (!atom.in(after.cells())) {
                lose(op, "its own version " + version + " does not have its " + atom);
            }
        }
        end(op, base, before, after, wanted);
        unexplained(op, base, before, after, wanted);
        hold(op, version, intent);
        Cells.changed(before.cells(), after.cells()).forEach(at -> lastChanged.put(at, version));
    }

    /** What the writer had before it: the version that it names, unless it was told wrongly what that is. */
    private @Nullable Version baseOf(Op op) {
        Version named = history.at(op.base, newest);
        if (named != null && named.digest().equals(op.baseDigest)) {
            return named;
        }
        verdict.found("answer", describe(op) + " was made on another content than the history's");
        return digests.entrySet().stream()
                .filter(each -> each.getValue().equals(op.baseDigest))
                .map(Map.Entry::getKey)
                .max(Long::compare)
                .map(version -> history.at(version, newest))
                .orElse(null);
    }

    private void checkPatch(Version before, Version after) {
        try {
            if (!JsonPatch.apply(before.content(), after.patch()).equals(after.content())) {
                verdict.found("history", "the patch of version " + after.entry().version() + " leads elsewhere");
            }
        } catch (IllegalArgumentException e) {
            verdict.found("history", "the patch of version " + after.entry().version() + " does not fit: " + e);
        }
    }

    private @Nullable Op operationOf(Entry entry) {
        int slash = entry.client().indexOf('/');
        return slash < 0 ? null : log.operations.get(Long.valueOf(entry.client().substring(slash + 1)));
    }

    /** Changes of the whole draft; they are strict about the version, so their writers have seen all of it. */
    private static boolean isWhole(Op op) {
        return switch (op.what) {
            case "publish", "discard", "restore", "release-restore" -> true;
            default -> false;
        };
    }

    /** The content that the writer asked for; where the kind of change allows no other, it must be the new one. */
    private Cells wanted(Op op, Version base, Version before, Version after) {
        long version = after.entry().version();
        if (isWhole(op) && op.base != version - 1) {
            verdict.found("order", describe(op) + " is strict, and made version " + version);
        }
        return switch (op.what) {
            case "publish" -> exactly(op, before.content(), after);
            case "discard" -> exactlyVersion(op, publishedBefore(version), after);
            case "restore" -> exactlyVersion(op, op.of, after);
            case "release-restore" -> exactlyVersion(op, releaseVersions.getOrDefault(op.of, -1L), after);
            case "revert-branding" -> revertedBranding(op, base, before, after);
            case "invalid" -> {
                verdict.found("refused", describe(op) + " must be refused, and made version " + version);
                yield after.cells();
            }
            default -> edited(op, base, after);
        };
    }

    private Cells edited(Op op, Version base, Version after) {
        ObjectNode wanted = Edit.applied(base.content(), Edit.all(op.edits));
        String kind = after.entry().kind();
        if (!kind.equals("merge")) {
            exactly(op, wanted, after);
        }
        boolean current = op.base == after.entry().version() - 1;
        boolean allowed = current ? kind.equals("save") : kind.equals(op.policy);
        if (!allowed) {
            verdict.found(
                    "order",
                    describe(op) + " was accepted as " + kind + " in version "
                            + after.entry().version());
        }
        return Cells.of(wanted);
    }

    private Cells exactly(Op op, JsonNode wanted, Version after) {
        if (!wanted.equals(after.content())) {
            verdict.found(
                    "partly", "version " + after.entry().version() + " is not what " + describe(op) + " asked for");
        }
        return Cells.of(wanted);
    }

    private Cells exactlyVersion(Op op, long wanted, Version after) {
        Version version = wanted < 0 ? null : history.at(wanted, newest);
        if (version == null) {
            verdict.found("history", "version " + wanted + ", asked for by " + describe(op) + ", cannot be rebuilt");
            return after.cells();
        }
        return exactly(op, version.content(), after);
    }

    /**
     * The branding of a release; which one was the newest when the server looked cannot be known from outside. It is one
     * that accounts for all that changed: one that says what the base says brings nothing back, and is everywhere.
     */
    private Cells revertedBranding(Op op, Version base, Version before, Version after) {
        Set<String> changed = Cells.changed(before.cells(), after.cells());
        ObjectNode wanted = (ObjectNode) base.content().deepCopy();
        for (long published : publishedUntil(after.entry().version())) {
            Version release = history.at(published, newest);
            if (release != null) {
                wanted.set("branding", release.content().path("branding"));
                Cells cells = Cells.of(wanted);
                boolean brought = Atom.between(base.cells(), cells).stream().allMatch(atom -> atom.in(after.cells()));
                if (brought && Cells.changed(base.cells(), cells).containsAll(changed)) {
                    return cells;
                }
            }
        }
        verdict.found("partly", describe(op) + " did not bring back the branding of any release");
        return after.cells();
    }

    private long publishedBefore(long version) {
        return publishedUntil(version).getFirst();
    }

    /** Newest first; version 0 is what every draft began with. */
    private List<Long> publishedUntil(long version) {
        List<Long> versions = new ArrayList<>(releaseVersions.values().stream()
                .filter(release -> release < version)
                .sorted((a, b) -> Long.compare(b, a))
                .toList());
        versions.add(0L);
        return versions;
    }

    /** What ends with this version: by someone who had seen it, by someone who was told, or it is lost. */
    private void end(Op op, Version base, Version before, Version after, Cells wanted) {
        long version = after.entry().version();
        Set<Cells.Pair> turned = Cells.turned(base.cells(), wanted);
        Set<String> places = Cells.changed(before.cells(), after.cells());
        before.cells().orders().forEach((list, order) -> {
            if (!order.equals(after.cells().orders().get(list))) {
                places.add(list);
            }
        });
        for (String place : places) {
            List<Held> here = held.getOrDefault(place, List.of());
            for (Iterator<Held> each = here.iterator(); each.hasNext(); ) {
                Held part = each.next();
                if (part.atom().in(after.cells())) {
                    if (part.atom() instanceof Atom.Order order
                            && !after.cells().hasBoth(order.pair())) {
                        each.remove(); // one of the two has left the list, which is an edit of its own
                    }
                    continue;
                }
                each.remove();
                if (sawAndChanged(part.atom(), base.cells(), wanted, turned)) {
                    part.op().superseded = true;
                } else if (names(op, after.entry(), part.version())) {
                    part.op().overwritten = true;
                } else {
                    lose(
                            part.op(),
                            part.atom() + " of version " + part.version() + " is gone in version " + version + " by "
                                    + describe(op));
                }
            }
        }
    }

    private static boolean sawAndChanged(Atom atom, Cells base, Cells wanted, Set<Cells.Pair> turned) {
        if (atom instanceof Atom.Order order) {
            // who moves a thing moves it past others, too, which may turn pairs that the move does not name; and what
            // its base does not have cannot have been put before or after it
            boolean reordered = turned.stream().anyMatch(pair -> pair.list().equals(order.place()));
            return reordered && base.has(order.pair()) || !base.hasBoth(order.pair());
        }
        return atom.in(base) && !base.same(atom.place(), wanted);
    }

    private static boolean names(Op op, Entry entry, long version) {
        if (!entry.kind().equals("overwrite") || !op.policy.equals("overwrite")) {
            return false;
        }
        Reply told = op.acknowledgement();
        return (told == null ? entry.overwrote() : told.overwritten()).contains(version);
    }

    /** Nothing changes but by the wish of the change's writer, and no word is there that nobody wrote. */
    private void unexplained(Op op, Version base, Version before, Version after, Cells wanted) {
        long version = after.entry().version();
        boolean merge = after.entry().kind().equals("merge");
        for (String at : Cells.changed(before.cells(), after.cells())) {
            String text = after.cells().text(at);
            for (long writer : Token.in(at + " " + text)) {
                long accepted = versionOf.getOrDefault(writer, Long.MAX_VALUE);
                if (accepted > version) {
                    verdict.found(
                            "unwritten",
                            at + " of version " + version + " has words of operation " + writer
                                    + ", which was not accepted until then");
                }
            }
            if (merge) {
                boolean asked = !base.cells().same(at, wanted);
                boolean mixed = after.cells().isText(at)
                        && Cells.words(text).stream()
                                .allMatch(word -> wanted.text(at).contains(word)
                                        || before.cells().text(at).contains(word));
                if (!asked || !after.cells().same(at, wanted) && !mixed) {
                    verdict.found(
                            "unwritten",
                            at + " changed in version " + version + ", which " + describe(op) + " did not ask for");
                }
            }
        }
    }

    private void hold(Op op, long version, List<Atom> atoms) {
        for (Atom atom : atoms) {
            held.computeIfAbsent(atom.place(), any -> new ArrayList<>()).add(new Held(op, version, atom));
        }
    }

    /** Changes that others had made before: the version that they were told has them. */
    private void startUnchanged(long version, Version at) {
        for (Op op : unchangedAt.getOrDefault(version, List.of())) {
            Version base = op.what.equals("edit") ? baseOf(op) : null;
            if (base != null) {
                for (Atom atom :
                        Atom.between(base.cells(), Cells.of(Edit.applied(base.content(), Edit.all(op.edits))))) {
                    if (atom.in(at.cells())) {
                        hold(op, lastChanged.getOrDefault(atom.place(), version), List.of(atom));
                    } else {
                        lose(op, "unchanged at version " + version + ", which does not have its " + atom);
                    }
                }
            }
        }
    }

    private void releases() throws IOException, InterruptedException {
        List<JsonNode> releases = history.releases();
        verdict.count("releases", releases.size());
        for (JsonNode each : releases) {
            long number = each.path("release").asLong();
            long version = each.path("version").asLong();
            JsonNode release = history.release(number);
            Version of = history.at(version, newest);
            if (of == null
                    || !of.content().equals(release.path("content"))
                    || releaseVersions.getOrDefault(number, -1L) != version) {
                verdict.found("release", "release " + number + " is not the content of version " + version);
            }
        }
    }

    /** Each answer is true, and the same to each retry. */
    private void answers() {
        for (Op op : log.operations.values()) {
            Reply first = null;
            for (Reply reply : op.replies) {
                if (first == null) {
                    first = reply;
                } else if (op.what.equals("invalid") && first.status() >= 400 && reply.status() >= 400) {
                    continue; // what it is refused for may change, when its base is thinned for instance
                } else if (first.status() != reply.status()
                        || first.version() != reply.version()
                        || first.release() != reply.release()
                        || !first.outcome().equals(reply.outcome())) {
                    verdict.found("retry", describe(op) + " was answered " + said(first) + ", then " + said(reply));
                }
                answer(op, reply);
            }
        }
    }

    private void answer(Op op, Reply reply) {
        if (reply.status() == 200) {
            boolean itsOwn = op.version == reply.version() || op.version < 0;
            if (!itsOwn) {
                verdict.found(
                        "answer", describe(op) + " was told version " + reply.version() + ", and made " + op.version);
            }
            compare(op, reply.version(), reply.digest());
            if (reply.release() >= 0 && releaseVersions.getOrDefault(reply.release(), -1L) != reply.version()) {
                verdict.found("release", describe(op) + " was told " + said(reply));
            }
            if (op.what.equals("invalid")) {
                verdict.found("refused", describe(op) + " must be refused, and was answered " + said(reply));
            }
        } else {
            compare(op, reply.currentVersion(), reply.currentDigest());
            if (op.version >= 0) {
                verdict.found("refused", describe(op) + " was refused, and made version " + op.version);
            }
            // later answers show the conflicts as they are by then
            boolean first = op.replies.size() == 1 && reply.attempt() == 1;
            boolean stale = reply.status() == 409 || reply.status() == 412;
            if (first && stale && op.policy.equals("merge") && op.what.equals("edit") && reply.conflicts() == 0) {
                verdict.found("answer", describe(op) + " asked for a merge and was refused without a conflict");
            }
        }
    }

    private void compare(Op op, long version, String digest) {
        if (!digest.isEmpty() && !digest.equals(digests.get(version))) {
            verdict.found("answer", describe(op) + " was shown another content as version " + version);
        }
    }

    /** A version that was acknowledged is the least that anybody is shown from then on, and new ones are newer. */
    private void times() {
        TreeMap<Double, Long> newestAt = new TreeMap<>();
        long most = -1;
        List<Reply> told = log.operations.values().stream()
                .flatMap(op -> op.replies.stream())
                .filter(reply -> reply.status() == 200)
                .sorted((a, b) -> Double.compare(a.at(), b.at()))
                .toList();
        for (Reply reply : told) {
            most = Math.max(most, reply.version());
            newestAt.put(reply.at(), most);
        }
        for (Log.Seen seen : log.reads) {
            if (!seen.digest().equals(digests.get(seen.version()))) {
                verdict.found("answer", "a reader was shown another content as version " + seen.version());
            }
            long least = until(newestAt, seen.from());
            if (seen.version() < least) {
                verdict.found("order", "a reader was shown version " + seen.version() + " after " + least);
            }
        }
        for (Op op : log.operations.values()) {
            if (op.version >= 0 && op.version <= until(newestAt, op.begin)) {
                verdict.found("order", describe(op) + " made version " + op.version + ", which is not a newer one");
            }
        }
    }

    private static long until(TreeMap<Double, Long> newestAt, double time) {
        Map.Entry<Double, Long> entry = newestAt.lowerEntry(time);
        return entry == null ? -1 : entry.getValue();
    }

    private void news() {
        Map<String, Long> told = new HashMap<>();
        for (Log.Live each : log.news) {
            Long before = told.put(each.connection(), each.version());
            if (before != null && before >= each.version()) {
                verdict.found("live", each + " after version " + before);
            }
            if (!each.digest().isEmpty() && !each.digest().equals(digests.get(each.version()))) {
                verdict.found("live", each + " is another content than the history's");
            }
        }
        verdict.count("versions told live", log.news.size());
    }

    private void summary() {
        verdict.count("versions", newest);
        for (String kind : List.of("save", "merge", "overwrite", "publish", "discard", "restore", "release-restore")) {
            verdict.count(
                    "versions by " + kind,
                    entries.values().stream()
                            .filter(entry -> entry.kind().equals(kind) && entry.version() > log.first)
                            .count());
        }
        for (Op op : log.operations.values()) {
            verdict.count("operations", 1);
            verdict.count(fate(op), 1);
        }
        verdict.count("acknowledged: LOST", 0);
        log.faults.forEach((fault, times) -> verdict.count("fault: " + fault, times));
        log.unsettled.forEach((status, times) -> verdict.count("attempts without a settled answer: " + status, times));
    }

    private static String fate(Op op) {
        Reply answer = op.answer();
        if (answer == null) {
            return op.version >= 0 ? "unanswered, and there" : "unanswered, and not there";
        }
        if (answer.status() == 200) {
            if (op.lost) {
                return "acknowledged: LOST";
            }
            if (op.overwritten) {
                return "acknowledged: named as overwritten";
            }
            return op.superseded
                    ? "acknowledged: superseded by a writer whose base held it"
                    : "acknowledged: in the final content";
        }
        if (answer.status() == 409 || answer.status() == 412) {
            return answer.conflicts() > 0 ? "refused: named in a conflict" : "refused: stale, nothing in conflict";
        }
        return "refused: not valid";
    }

    private void lose(Op op, String why) {
        if (!op.lost && (op.acknowledgement() != null || op.version >= 0)) {
            op.lost = true;
            verdict.found(op.acknowledgement() == null ? "partly" : "lost", describe(op) + ": " + why);
        }
    }

    private static String describe(Op op) {
        return "operation " + op.id + " (" + op.call + ", " + op.policy + ", on version " + op.base + ")";
    }

    private static String said(Reply reply) {
        return reply.status() + " " + reply.outcome() + " version " + reply.version()
                + (reply.release() < 0 ? "" : " release " + reply.release());
    }
}
