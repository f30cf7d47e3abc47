/** Turns content into pages. Visitors, the draft and the unsaved preview all see what is made here. */
@NullMarked
package dev.stet.storefront.render;

import org.jspecify.annotations.NullMarked;
