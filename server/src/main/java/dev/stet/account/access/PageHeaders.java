package dev.stet.account.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** What a page of the server's may load, and who may show it in a frame: nobody. */
final class PageHeaders implements HeaderWriter {

    private static final String POLICY = "Content-Security-Policy";

    private static final String PLAIN =
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    /** Its component library writes style elements, and the preview may show the pictures that the public page may. */
    private static final String BUILD_MODE = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' https: http: data:; font-src 'self' data:; connect-src 'self';"
            + " frame-src 'self'; manifest-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final String API_DOCS = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(POLICY)) {
            response.setHeader(POLICY, policy(request.getRequestURI()));
        }
    }

    private static String policy(String path) {
        if (path.startsWith("/build/")) {
            return BUILD_MODE;
        }
        return path.startsWith("/swagger-ui") ? API_DOCS : PLAIN;
    }
}
