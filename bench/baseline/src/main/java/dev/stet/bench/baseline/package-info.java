/** The same drafts as one would write them by hand, to compare with. */
@NullMarked
package dev.stet.bench.baseline;

import org.jspecify.annotations.NullMarked;
