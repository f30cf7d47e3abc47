/** Three-way merge, diff and patch of JSON trees whose list items have ids; the rules are in spec/merge.md. */
@NullMarked
package dev.stet.jsonmerge;

import org.jspecify.annotations.NullMarked;
