/**
 * Live tabs: tells the open tabs of a draft what changed and who else is there, by the rules of {@code spec/live.md}.
 *
 * <p>{@code LiveController} takes the handshake and {@code LiveSocket} the messages. A {@code Room} holds the
 * connections of one tenant: {@code RoomNews} tells them of new versions, {@code RoomPresence} of who is where. Each
 * {@code Connection} sends from a {@code SendQueue} of its own. Nodes tell each other by {@code Hints}; the
 * {@code Reconciler} makes up for hints that got lost.
 */
@NullMarked
package dev.stet.live;

import org.jspecify.annotations.NullMarked;
