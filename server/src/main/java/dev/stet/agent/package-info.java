/** The eight executors: what a person, an API client or an agent can do to a storefront, one class each. */
@NullMarked
package dev.stet.agent;

import org.jspecify.annotations.NullMarked;
