package dev.stet.live;

import dev.stet.live.protocol.Frame;
import dev.stet.live.protocol.MessageWriter;
import dev.stet.live.protocol.Presence;
import dev.stet.live.protocol.ServerMessage;
import dev.stet.live.protocol.Tab;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a room's connections who is where, on all nodes, and keeps this node's row of tabs in the database. */
final class RoomPresence {

    private final long tenantId;
    private final Set<Connection> connections;
    private final PresenceTable table;
    private final LiveDatabase database;
    private final Hints hints;
    private final MessageWriter messages;
    private final Duration atMostEvery;
    private final Runnable whenIdle;

    private final CoalescingTask updating = new CoalescingTask("live-presence", this::update);
    /** An update began and did not reach its end, since the database was unavailable. */
    private volatile boolean incomplete;
    /** The database lost this node's row in a crash. */
    private volatile boolean lost;
    /** This node's tabs as the database has them; empty when it has no row. */
    private volatile String written = "";
    /** The tabs of all nodes as the database had them when the reconciler last looked. */
    private volatile String digest = "";

    private volatile List<Tab> elsewhere = List.of();
    private Presence sent = Presence.NOBODY;

    /** @param whenIdle called when the room has no connection and the database no row of it */
    RoomPresence(
            long tenantId,
            Set<Connection> connections,
            PresenceTable table,
            LiveDatabase database,
            Hints hints,
            MessageWriter messages,
            Duration atMostEvery,
            Runnable whenIdle) {
        this.tenantId = tenantId;
        this.connections = connections;
        this.table = table;
        this.database = database;
        this.hints = hints;
        this.messages = messages;
        this.atMostEvery = atMostEvery;
        this.whenIdle = whenIdle;
    }

    /** The list as this node knows it. */
    Presence current() {
        return Presence.of(tabs(), elsewhere);
    }

    void mayHaveChanged() {
        updating.request();
    }

    /** @param now a digest of all nodes' tabs in the database; null when there are none */
    void reconcile(@Nullable String now) {
        String found = Objects.requireNonNullElse(now, "");
        if (incomplete || !found.equals(digest)) {
            digest = found;
            updating.request();
        }
    }

    /** Whether the database should have a row of this room's tabs. */
    boolean isWritten() {
        return !written.isEmpty();
    }

    /** The database should have a row of this room's tabs, and has none. */
    void writeAgain() {
        lost = true;
        updating.request();
    }

    private List<Tab> tabs() {
        return connections.stream()
                .map(Connection::tab)
                .filter(Objects::nonNull)
                .sorted(Presence.OLDEST_FIRST)
                .toList();
    }

    private void update() throws InterruptedException {
        incomplete = true;
        List<Tab> here = tabs();
        write(here);
        elsewhere = database.run(() -> table.elsewhere(tenantId));
        incomplete = false;
        send(Presence.of(here, elsewhere));
        if (connections.isEmpty() && !isWritten()) {
            whenIdle.run();
        }
        Thread.sleep(atMostEvery);
    }

    private void write(List<Tab> here) {
        String now = here.isEmpty() ? "" : table.json(here);
        if (lost || !now.equals(written)) {
            lost = false;
            database.run(() -> table.put(tenantId, now));
            written = now;
            hints.presenceChanged(tenantId);
        }
    }

    private void send(Presence presence) {
        if (!presence.equals(sent)) {
            sent = presence;
            Frame frame = messages.frame(new ServerMessage.Present(presence));
            connections.forEach(connection -> connection.presence(frame));
        }
    }
}
