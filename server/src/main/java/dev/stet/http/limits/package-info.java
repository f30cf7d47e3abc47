/** How much of the server one caller, one tenant and all of them together may use at a time. */
@NullMarked
package dev.stet.http.limits;

import org.jspecify.annotations.NullMarked;
