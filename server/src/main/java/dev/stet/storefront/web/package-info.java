/** The pages and the preview over HTTP. */
@NullMarked
package dev.stet.storefront.web;

import org.jspecify.annotations.NullMarked;
