/** What every endpoint shares: problems (RFC 9457), the bound on bodies, pages. */
@NullMarked
package dev.stet.http;

import org.jspecify.annotations.NullMarked;
