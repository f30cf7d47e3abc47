/** A siege: every known attack at once against one server, and what an innocent tenant notices of it. */
@NullMarked
package dev.stet.bench.siege;

import org.jspecify.annotations.NullMarked;
