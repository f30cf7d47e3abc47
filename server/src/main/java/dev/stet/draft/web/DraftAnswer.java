package dev.stet.draft.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stet.draft.history.Content;
import dev.stet.draft.history.Draft;
import dev.stet.draft.history.Lineage;
import dev.stet.draft.history.Published;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft as JSON.
 *
 * @param lineage names the line of history that the version belongs to
 */
record DraftAnswer(
        long version,
        Content content,
        Instant updatedAt,
        WriterAnswer updatedBy,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Published published,
        String lineage) {

    static DraftAnswer of(Draft draft, Lineage lineage) {
        return new DraftAnswer(
                draft.version(),
                draft.content(),
                draft.updatedAt(),
                WriterAnswer.of(draft.updatedBy()),
                draft.published(),
                lineage.id());
    }
}
