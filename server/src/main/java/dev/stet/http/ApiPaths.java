package dev.stet.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** Where programs are answered, in JSON; everywhere else people are, in HTML. */
final class ApiPaths {

    private ApiPaths() {}

    static boolean contain(HttpServletRequest request) {
        // on the way through the error dispatch the first address counts
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed instanceof String uri ? uri : request.getRequestURI();
        return path.equals("/api") || path.startsWith("/api/") || path.equals("/mcp") || path.startsWith("/mcp/");
    }
}
