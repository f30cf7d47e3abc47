/** Releases: what visitors see, and what they saw before. */
@NullMarked
package dev.stet.publishing;

import org.jspecify.annotations.NullMarked;
