/** Live tabs: news of a draft to those who have it open, by the rules of {@code spec/live.md}. */
@NullMarked
package dev.stet.live;

import org.jspecify.annotations.NullMarked;
