package dev.stet;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser: keeps cookies, and echoes XSRF-TOKEN as our own scripts do. It follows no redirects. */
public final class Browser {

    private final Http http;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    public Browser(Http http) {
        this.http = http;
    }

    /** Signs in as Build Mode does. */
    public Http.Answer signIn(String tenant, String email, String password) {
        return send("POST", "/api/v1/session", """
                {"tenant":"%s","email":"%s","password":"%s"}""".formatted(tenant, email, password), "application/json", true);
    }

    public Http.Answer get(String path) {
        return send("GET", path, null, null, false);
    }

    public Http.Answer post(String path, @Nullable String json) {
        return send("POST", path, json, "application/json", true);
    }

    public Http.Answer delete(String path) {
        return send("DELETE", path, null, null, true);
    }

    /** As a form on a page sends it: without the header that scripts add. */
    public Http.Answer form(String path, String encoded) {
        return send("POST", path, encoded, "application/x-www-form-urlencoded", false);
    }

    /** As another site's page would send it: with the cookies, and without what it can't know. */
    public Http.Answer forged(String method, String path, @Nullable String body) {
        return send(method, path, body, "application/json", false);
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    private Http.Answer send(
            String method, String path, @Nullable String body, @Nullable String mediaType, boolean script) {
        Http caller = http;
        if (!cookies.isEmpty()) {
            caller = caller.with(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (script && cookies.containsKey("XSRF-TOKEN")) {
            caller = caller.with("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
        }
        Http.Answer answer = caller.send(method, path, body, mediaType);
        answer.response().headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", -1)[0].split("=", 2);
        if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
