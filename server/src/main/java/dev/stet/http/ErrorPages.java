package dev.stet.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends requests that failed: a problem for programs, a page for people. */
@Hidden
@Controller
class ErrorPages implements ErrorController {

    private final Html html;

    ErrorPages(Html html) {
        this.html = html;
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<?> error(HttpServletRequest request) {
        // nobody failed when the address itself was asked for: there is nothing at it
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer failed ? failed : 404;
        if (ApiPaths.contain(request)) {
            return Statuses.problem(status).at(failedAddress(request)).response();
        }
        return html.page(HttpStatusCode.valueOf(status), "account/error.jte", Map.of("status", status));
    }

    private static @Nullable URI failedAddress(HttpServletRequest request) {
        try {
            return new URI(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
        } catch (URISyntaxException malformed) {
            return null; // it may have failed for just that
        }
    }
}
