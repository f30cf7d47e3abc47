/** Keeps a flood of requests from becoming a flood of log lines. */
@NullMarked
package dev.stet.http.logging;

import org.jspecify.annotations.NullMarked;
