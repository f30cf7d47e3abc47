package dev.stet.draft.web;

import dev.stet.account.Writer;
import dev.stet.draft.Change;
import dev.stet.draft.history.IdempotencyKey;
import dev.stet.http.Problem;
import dev.stet.http.ProblemException;
import dev.stet.http.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The headers that any change may carry.
 *
 * @param idempotencyKey {@code Idempotency-Key}
 * @param client {@code Stet-Client}
 * @param wantsMinimal {@code Prefer: return=minimal}: the answer needs no copy of what the caller can tell by itself
 */
public record ChangeHeaders(
        @Nullable String idempotencyKey, @Nullable String client, boolean wantsMinimal) {

    private static final int MAX_CLIENT_LENGTH = 100;

    public static ChangeHeaders of(HttpServletRequest request) {
        return new ChangeHeaders(
                header(request, "Idempotency-Key", IdempotencyKey.MAX_LENGTH),
                header(request, "Stet-Client", MAX_CLIENT_LENGTH),
                String.join(",", Collections.list(request.getHeaders("Prefer"))).contains("return=minimal"));
    }

    /** @param payload everything that the request asks for; not asked when there is no key */
    public @Nullable IdempotencyKey key(Supplier<List<byte[]>> payload) {
        return idempotencyKey == null ? null : IdempotencyKey.of(idempotencyKey, payload.get());
    }

    /**
     * A change that takes its content from the history.
     *
     * @param what says everything that the request asks for beside the version
     */
    public Change restoring(long tenantId, long expectedVersion, Writer writer, String what) {
        IdempotencyKey key = key(() -> List.of(utf8(what), utf8(Long.toString(expectedVersion))));
        return Change.restoring(tenantId, expectedVersion, writer, client, key);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String header(HttpServletRequest request, String name, int maxLength) {
        String value = request.getHeader(name);
        if (value == null) {
            return null;
        }
        if (value.isBlank() || value.length() > maxLength || !value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw malformed(name + " has 1 to " + maxLength + " printable ASCII characters.");
        }
        return value;
    }

    private static ProblemException malformed(String detail) {
        return Problem.of(ProblemType.MALFORMED).detail(detail).exception();
    }
}
