/** Random writers and faults from a seed, against packaged servers; what they did is written to a log. */
@NullMarked
package dev.stet.bench.torture;

import org.jspecify.annotations.NullMarked;
