package dev.stet.account.signin;

import dev.stet.account.secret.Secrets;
import dev.stet.account.secret.ServerKeys;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.WebUtils;

/**
 * The browsers that signed in before (OWASP's device cookies). The cookie holds a random name for the browser, and for
 * each account that it signed in to a signature over both. It lets nobody in: it only decides which counter a wrong
 * password is counted by.
 */
@Component
class KnownDevices {

    static final String COOKIE = "STET_DEVICE";

    /** Accounts that one browser is known for; the one signed in to least recently is forgotten first. */
    private static final int MOST_ACCOUNTS = 8;

    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final Supplier<byte[]> key;

    KnownDevices(ServerKeys keys) {
        this.key = SingletonSupplier.of(() -> keys.get("known devices"));
    }

    /** The name of the browser, if it signed in to this account before. */
    Optional<String> knownFor(String account, HttpServletRequest request) {
        List<String> parts = parts(request);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(parts.getFirst()).filter(device -> hasSigned(parts, signature(device, account)));
    }

    private static boolean hasSigned(List<String> parts, String signature) {
        byte[] wanted = signature.getBytes(StandardCharsets.US_ASCII);
        return parts.stream()
                .skip(1)
                .anyMatch(part -> MessageDigest.isEqual(part.getBytes(StandardCharsets.US_ASCII), wanted));
    }

    /** The browser is known for the account from now on. */
    void remember(String account, HttpServletRequest request, HttpServletResponse response) {
        List<String> parts = parts(request);
        String device = parts.isEmpty() ? Secrets.random() : parts.getFirst();
        String fresh = signature(device, account);
        Stream<String> others =
                parts.stream().skip(1).filter(part -> !part.equals(fresh)).limit(MOST_ACCOUNTS - 1);
        String value =
                String.join(".", Stream.concat(Stream.of(device, fresh), others).toList());
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(REMEMBERED)
                        .build()
                        .toString());
    }

    /** The browser's name, then its signatures; nothing when the cookie is not one of ours. */
    private static List<String> parts(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && cookie.getValue().matches("[\\w-]{43}(\\.[\\w-]{22}){1," + MOST_ACCOUNTS + "}")
                ? List.of(cookie.getValue().split("\\."))
                : List.of();
    }

    /** 128 bits of an HMAC: enough, since it only chooses a counter. */
    private String signature(String device, String account) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.get(), "HmacSHA256"));
            byte[] full = mac.doFinal((device + " " + account).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
