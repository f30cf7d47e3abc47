/**
 * The append-only history of every draft: its newest revision is the current draft, the newest with a release is what
 * visitors see. Rebuilds the content of any version, and thins old autosaves.
 */
@NamedInterface("history")
@NullMarked
package dev.stet.draft.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
