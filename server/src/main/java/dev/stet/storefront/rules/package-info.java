/** What a draft must keep to be saved, and what is said when it does not. */
@NullMarked
package dev.stet.storefront.rules;

import org.jspecify.annotations.NullMarked;
