package dev.stet.draft;

import static java.util.stream.Collectors.groupingBy;

import dev.stet.account.Writer;
import dev.stet.draft.history.Content;
import dev.stet.draft.history.Draft;
import dev.stet.draft.history.History;
import dev.stet.draft.history.IdempotencyKey;
import dev.stet.draft.history.Lineage;
import dev.stet.draft.history.NewRevision;
import dev.stet.draft.history.Past;
import dev.stet.draft.history.Revision;
import dev.stet.draft.history.RevisionKind;
import dev.stet.draft.history.WriterCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A history that forgets everything when the test ends. */
final class InMemoryHistory implements History {

    private final Map<Long, Log> logs = new ConcurrentHashMap<>();

    private record Entry(Draft draft, Revision revision) {}

    private static final class Log {
        final ReentrantLock lock = new ReentrantLock();
        final List<Entry> entries = new ArrayList<>();
        final Map<String, Past> pasts = new HashMap<>();
    }

    private <T> T locked(long tenantId, Function<Log, T> work) {
        Log log = logs.computeIfAbsent(tenantId, id -> new Log());
        log.lock.lock();
        try {
            return work.apply(log);
        } finally {
            log.lock.unlock();
        }
    }

    private List<Entry> entries(long tenantId) {
        return locked(tenantId, log -> List.copyOf(log.entries));
    }

    @Override
    public Lineage lineage() {
        return new Lineage("in memory", 0);
    }

    @Override
    public void create(long tenantId, Content content, Writer writer) {
        Instant now = Instant.EPOCH;
        Draft draft = new Draft(0, content, now, writer, null, 0);
        Revision revision =
                new Revision(0, 0, RevisionKind.CREATED, now, writer, null, List.of(), List.of(), null, null);
        locked(tenantId, log -> log.entries.add(new Entry(draft, revision)));
    }

    @Override
    public @Nullable Draft remembered(long tenantId) {
        return null;
    }

    @Override
    public Draft newest(long tenantId) {
        return entries(tenantId).getLast().draft();
    }

    @Override
    public Optional<Content> contentAt(long tenantId, long version) {
        return entries(tenantId).stream()
                .filter(entry -> entry.draft().version() == version)
                .map(entry -> entry.draft().content())
                .findFirst();
    }

    @Override
    public Optional<Revision> find(long tenantId, long version) {
        return revisions(tenantId)
                .filter(revision -> revision.version() == version)
                .findFirst();
    }

    private Stream<Revision> revisions(long tenantId) {
        return entries(tenantId).stream().map(Entry::revision);
    }

    @Override
    public List<Revision> between(long tenantId, long after, long before, int most) {
        return revisions(tenantId)
                .filter(revision -> revision.version() > after && revision.version() < before)
                .sorted(Comparator.comparingLong(Revision::version).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<WriterCount> writersBetween(long tenantId, long after, long before) {
        return between(tenantId, after, before, Integer.MAX_VALUE).stream()
                .filter(Revision::changesContent)
                .collect(groupingBy(Revision::updatedBy))
                .entrySet()
                .stream()
                .map(each -> new WriterCount(
                        each.getKey(),
                        each.getValue().size(),
                        each.getValue().getFirst().version()))
                .sorted(Comparator.comparingLong(WriterCount::newest).reversed())
                .toList();
    }

    @Override
    public long firstVersion(long tenantId) {
        return entries(tenantId).getFirst().draft().version();
    }

    @Override
    public Optional<Revision> release(long tenantId, int number) {
        return revisions(tenantId)
                .filter(revision -> Integer.valueOf(number).equals(revision.release()))
                .findFirst();
    }

    @Override
    public Optional<Past> past(long tenantId, String key) {
        return locked(tenantId, log -> Optional.ofNullable(log.pasts.get(key)));
    }

    @Override
    public boolean append(NewRevision next) {
        return locked(next.tenantId(), log -> {
            IdempotencyKey key = next.key();
            boolean newest =
                    log.entries.getLast().draft().version() == next.before().version();
            if (!newest || (key != null && log.pasts.containsKey(key.key()))) {
                return false;
            }
            if (key != null) {
                log.pasts.put(key.key(), new Past(key.payloadHash(), next.version(), true));
            }
            log.entries.add(new Entry(next.draft(), revision(next, log)));
            return true;
        });
    }

    private static Revision revision(NewRevision next, Log log) {
        List<Long> overwrote = next.kind() != RevisionKind.OVERWRITE
                ? List.of()
                : log.entries.reversed().stream()
                        .map(Entry::revision)
                        .filter(each -> each.version() > next.baseVersion() && each.changesContent())
                        .map(Revision::version)
                        .toList();
        return new Revision(
                next.version(),
                next.baseVersion(),
                next.kind(),
                next.createdAt(),
                next.writer(),
                next.client(),
                next.changes(),
                overwrote,
                next.restoredFrom(),
                next.release());
    }

    @Override
    public void recordWithoutRevision(long tenantId, IdempotencyKey key, @Nullable Long unchangedAt) {
        locked(tenantId, log -> log.pasts.putIfAbsent(key.key(), new Past(key.payloadHash(), unchangedAt, false)));
    }

    @Override
    public <T> T alone(long tenantId, Supplier<T> work) {
        return locked(tenantId, log -> work.get());
    }
}
