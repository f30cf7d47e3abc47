package dev.stet.live.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stet.draft.web.WriterAnswer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One connected tab.
 *
 * @param place where in the draft its person is: an id path such as {@code /pages/home/sections/hero}, or null for
 *     nowhere
 * @param since when the tab connected
 */
public record Tab(
        String client,
        WriterAnswer writer,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String place,
        Instant since) {}
