/** The content as Java types. The JSON Schema is made from them, and the pages are rendered from them. */
@NamedInterface("content")
@NullMarked
package dev.stet.storefront.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
