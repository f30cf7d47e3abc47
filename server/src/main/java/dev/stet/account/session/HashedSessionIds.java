package dev.stet.account.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stet.account.secret.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The cookie holds a secret, and the table its hash as the session's id: whoever reads the table, a backup or a log
 * can't use what it finds. Any text in the cookie is some hash, so that none can be malformed.
 */
@Component
class HashedSessionIds implements SessionIdGenerator, CookieSerializer {

    /** Outlives the browser being closed; the session behind it ends after two weeks without use. */
    private static final Duration COOKIE_LIFE = Duration.ofDays(30);

    private final DefaultCookieSerializer cookies = new DefaultCookieSerializer();

    /** The secrets by their hashes, from when a session is made until its cookie is written in the same request. */
    private final Cache<String, String> fresh = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(10_000)
            .build();

    HashedSessionIds() {
        cookies.setCookieName(Sessions.COOKIE);
        cookies.setUseHttpOnlyCookie(true);
        cookies.setSameSite("Lax");
        cookies.setCookieMaxAge(Math.toIntExact(COOKIE_LIFE.toSeconds()));
        cookies.setUseBase64Encoding(false);
    }

    @Override
    public String generate() {
        String secret = Secrets.random();
        String id = Secrets.hash(secret);
        fresh.put(id, secret);
        return id;
    }

    @Override
    public void writeCookieValue(CookieValue session) {
        String id = session.getCookieValue();
        // without an id the cookie is taken away
        String value =
                id.isEmpty() ? "" : Objects.requireNonNull(fresh.getIfPresent(id), "Bug: not made in this request");
        CookieValue cookie = new CookieValue(session.getRequest(), session.getResponse(), value);
        cookie.setCookieMaxAge(session.getCookieMaxAge());
        cookies.writeCookieValue(cookie);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return cookies.readCookieValues(request).stream().map(Secrets::hash).toList();
    }
}
