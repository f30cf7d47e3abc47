/** What saves, pages and live tabs cost, beside raw PostgreSQL and a hand-written baseline in the same run. */
@NullMarked
package dev.stet.bench.load;

import org.jspecify.annotations.NullMarked;
