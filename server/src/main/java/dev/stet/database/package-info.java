/** The embedded PostgreSQL and transactions that see one tenant only. */
@NullMarked
package dev.stet.database;

import org.jspecify.annotations.NullMarked;
