package dev.stet.draft;

import dev.stet.account.Writer;
import dev.stet.account.WriterKind;

/** A writer as JSON, without what only the server needs. */
public record WriterAnswer(WriterKind kind, String name) {

    public static WriterAnswer of(Writer writer) {
        return new WriterAnswer(writer.kind(), writer.name());
    }
}
