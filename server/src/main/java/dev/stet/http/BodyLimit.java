package dev.stet.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the bodies of requests to the API in size and in time. A length announced too large is refused before a byte is
 * read; a body of unannounced length is cut off where it passes the limit. Runs behind the security filters: strangers
 * are told less. What a stranger may send at all, the details of a sign-in, is small.
 */
@Component
public class BodyLimit extends OncePerRequestFilter {

    /** The most that a request body may have: a content of 1 MiB and what stands around it. */
    public static final int BYTES = (1 << 20) + (16 << 10);

    private static final String SESSION = "/api/v1/session";
    private static final int SESSION_BYTES = 16 << 10;

    private final ProblemWriter problems;

    BodyLimit(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPaths.contain(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        int most = request.getRequestURI().equals(SESSION) ? SESSION_BYTES : BYTES;
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            // a small body that unpacks to a large one would pass the limit
            problems.write(
                    Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
                            .detail("A body is sent uncompressed, without Content-Encoding.")
                            .header(HttpHeaders.ACCEPT_ENCODING, "identity"),
                    request,
                    response);
        } else if (request.getContentLengthLong() > most) {
            problems.write(BodyTooLarge.problem(most), request, response);
        } else {
            chain.doFilter(new LimitedBody(request, most), response);
        }
    }
}
