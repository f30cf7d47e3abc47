/**
 * The draft engine: a JSON document with a version, saved by compare-and-set, with its history. It knows neither
 * storefronts nor HTTP clients' manners; what a draft may hold is asked of {@link dev.stet.draft.ContentRules}.
 */
@NullMarked
package dev.stet.draft;

import org.jspecify.annotations.NullMarked;
