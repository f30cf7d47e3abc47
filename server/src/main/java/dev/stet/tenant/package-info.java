/** A tenant is one business: a slug, members, one storefront. */
@NullMarked
package dev.stet.tenant;

import org.jspecify.annotations.NullMarked;
