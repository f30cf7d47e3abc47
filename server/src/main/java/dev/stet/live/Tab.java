package dev.stet.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stet.draft.WriterAnswer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is there.
 *
 * @param place an id path such as {@code /pages/home/sections/hero}, or null for nowhere
 * @param since when it connected
 */
record Tab(
        String client,
        WriterAnswer writer,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String place,
        Instant since) {}
