/** How long merges take: by size, and in the worst cases. */
@NullMarked
package dev.stet.bench.merge;

import org.jspecify.annotations.NullMarked;
