/** The messages of {@code spec/live.md} as values: no sockets, no database. */
@NullMarked
package dev.stet.live.protocol;

import org.jspecify.annotations.NullMarked;
