package dev.stet.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Ends a request with a problem where the filters begin: JSON for programs, a page for people. It writes the answer
 * itself, since the container's way to the error page leads through the session and the request's parameters once more.
 */
@Component
class PlainAnswers {

    private static final String POLICY = "Content-Security-Policy";

    private final ProblemWriter problems;
    private final Html html;

    PlainAnswers(ProblemWriter problems, Html html) {
        this.problems = problems;
        this.html = html;
    }

    void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        if (ApiPaths.contain(request)) {
            problems.write(problem, request, response);
            return;
        }
        int status = problem.body().getStatus();
        byte[] page = html.render("account/error.jte", Map.of("status", status)).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        problem.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        if (!response.containsHeader(POLICY)) {
            // not yet behind the filters that add the headers of all pages
            response.setHeader(
                    POLICY,
                    "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'");
            response.setHeader("X-Content-Type-Options", "nosniff");
        }
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
