/** Decides from the log of the writers and the server's history over HTTP what became of each edit. */
@NullMarked
package dev.stet.bench.torture.check;

import org.jspecify.annotations.NullMarked;
