package dev.stet.draft.web;

import dev.stet.account.Writer;
import dev.stet.account.WriterKind;

/**
 * A writer as JSON.
 *
 * @param id together with the kind it tells one writer of a tenant from another of the same name
 */
public record WriterAnswer(WriterKind kind, String id, String name) {

    public static WriterAnswer of(Writer writer) {
        return new WriterAnswer(writer.kind(), writer.id(), writer.name());
    }
}
