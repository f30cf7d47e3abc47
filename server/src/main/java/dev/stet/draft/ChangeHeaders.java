package dev.stet.draft;

import dev.stet.http.Problem;
import dev.stet.http.ProblemException;
import dev.stet.http.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The headers that any change may carry.
 *
 * @param idempotencyKey {@code Idempotency-Key}
 * @param client {@code Stet-Client}
 */
public record ChangeHeaders(
        @Nullable String idempotencyKey, @Nullable String client) {

    /** Of a change that did not come over HTTP. */
    public static final ChangeHeaders NONE = new ChangeHeaders(null, null);

    private static final int MAX_CLIENT_LENGTH = 100;

    public static ChangeHeaders of(HttpServletRequest request) {
        return new ChangeHeaders(
                header(request, "Idempotency-Key", IdempotencyKey.MAX_LENGTH),
                header(request, "Stet-Client", MAX_CLIENT_LENGTH));
    }

    /** @param payload everything that the request asks for; not asked when there is no key */
    public @Nullable IdempotencyKey key(Supplier<List<String>> payload) {
        return idempotencyKey == null ? null : IdempotencyKey.of(idempotencyKey, payload.get());
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
