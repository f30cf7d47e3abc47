package dev.stet.http.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** What a request costs the server, by its address and method. */
enum RequestKind {
    /** It writes to a draft, or to whatever else belongs to a tenant. */
    CHANGE,
    /** It renders a draft. */
    PREVIEW,
    /** It reads what is kept anyway. */
    OTHER;

    private static final String TENANTS = "/api/v1/tenants/";

    static RequestKind of(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (path.startsWith(TENANTS) || path.equals("/mcp") || path.startsWith("/mcp/")) {
            return reads ? OTHER : path.endsWith("/preview") ? PREVIEW : CHANGE;
        }
        String query = request.getQueryString();
        boolean draftPage = path.startsWith("/t/") && query != null && query.contains("preview=");
        return draftPage ? PREVIEW : OTHER;
    }

    String plural() {
        return name().toLowerCase(Locale.ROOT) + "s";
    }
}
