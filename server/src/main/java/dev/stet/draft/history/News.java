package dev.stet.draft.history;

import org.jspecify.annotations.Nullable;

/**
 * One accepted change, for those who have the version before it.
 *
 * @param patch RFC 6902 as JSON text, from the content before to this one; {@code []} when the content stayed the same,
 *     null when it would be over {@link #MOST_PATCH_BYTES} or the history no longer tells
 */
public record News(Revision revision, @Nullable String patch) {

    /** In UTF-8. Whoever gets no patch asks for the content. */
    public static final int MOST_PATCH_BYTES = 64 * 1024;

    static final String NOTHING = "[]";
}
