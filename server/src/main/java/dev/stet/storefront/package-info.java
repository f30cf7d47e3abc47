/**
 * What a storefront is made of, and how visitors see it: the content types, the JSON Schema made from them, the rules
 * a draft must keep, the pages, and the preview.
 */
@ApplicationModule
@NullMarked
package dev.stet.storefront;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
