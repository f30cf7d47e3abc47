package dev.stet.account.session;

import dev.stet.account.token.BearerHeader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Protection against requests that another site makes in a signed-in member's browser: the cookie XSRF-TOKEN, which
 * only our own pages can read, must come back in the header X-XSRF-TOKEN, or in a form's field.
 */
@Component
public class Csrf implements CsrfTokenRequestHandler {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private final CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    private final CsrfTokenRequestHandler plain = new CsrfTokenRequestAttributeHandler();
    /** Masks the token in pages, so that compression can't leak it. */
    private final CsrfTokenRequestHandler masked = new XorCsrfTokenRequestAttributeHandler();

    Csrf() {
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    }

    public CsrfTokenRepository tokens() {
        return tokens;
    }

    /** A fresh token for a fresh session: one known before sign-in is of no use after it. */
    public void renew(HttpServletRequest request, HttpServletResponse response) {
        tokens.saveToken(tokens.generateToken(request), request, response);
    }

    /** Whether the request changes something and is believed for its cookies. */
    public static boolean reliesOnCookie(HttpServletRequest request) {
        return changes(request) && hasSessionCookie(request) && !BearerHeader.presentIn(request);
    }

    public static boolean changes(HttpServletRequest request) {
        return !SAFE.contains(HttpMethod.valueOf(request.getMethod()));
    }

    private static boolean hasSessionCookie(HttpServletRequest request) {
        return WebUtils.getCookie(request, Sessions.COOKIE) != null;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        masked.handle(request, response, token);
        if (hasSessionCookie(request) && !BearerHeader.presentIn(request)) {
            token.get().getToken(); // asking sets the cookie, in case it was lost
        }
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        // scripts send the cookie's value as it is, forms the masked one
        boolean script = request.getHeader(token.getHeaderName()) != null;
        return (script ? plain : masked).resolveCsrfTokenValue(request, token);
    }
}
