package dev.stet.live.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.stet.draft.history.News;
import dev.stet.draft.history.Published;
import dev.stet.draft.history.Revision;
import dev.stet.draft.history.RevisionKind;
import dev.stet.draft.web.WriterAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message from the server: {@code fromServer} in {@code spec/live/messages.schema.json}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerMessage.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerMessage.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = ServerMessage.Present.class, name = "presence"),
    @JsonSubTypes.Type(value = ServerMessage.Behind.class, name = "behind"),
    @JsonSubTypes.Type(value = ServerMessage.Pong.class, name = "pong")
})
public sealed interface ServerMessage {

    /** Goes up when older clients no longer understand a message. A test pins it to the schema. */
    int PROTOCOL = 1;

    /**
     * @param lineage names the history that the version belongs to
     * @param heartbeat in seconds
     * @param ttl in seconds
     */
    record Welcome(
            int protocol,
            long version,
            String lineage,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Published published,

            long heartbeat,
            long ttl,
            Presence presence)
            implements ServerMessage {}

    /** @param patch JSON text, or null when the patch is too large to send */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(
            long version,
            RevisionKind kind,
            WriterAnswer writer,
            Instant at,
            @Nullable String client,
            List<String> changes,
            @JsonRawValue @Nullable String patch,
            @Nullable Integer release)
            implements ServerMessage {

        public static Changed of(News news) {
            Revision revision = news.revision();
            return new Changed(
                    revision.version(),
                    revision.kind(),
                    WriterAnswer.of(revision.updatedBy()),
                    revision.updatedAt(),
                    revision.client(),
                    revision.changes(),
                    news.patch(),
                    revision.release());
        }
    }

    record Present(@JsonUnwrapped Presence presence) implements ServerMessage {}

    record Behind(long version) implements ServerMessage {}

    record Pong(long version) implements ServerMessage {}
}
