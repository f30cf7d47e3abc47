/**
 * The draft engine: decides what becomes of a change, by the version that it names. It knows neither HTTP nor
 * storefronts; {@link dev.stet.draft.ContentRules} says what a draft may hold. {@code draft.history} below it keeps the
 * versions, {@code draft.web} above it speaks HTTP.
 */
@NullMarked
package dev.stet.draft;

import org.jspecify.annotations.NullMarked;
