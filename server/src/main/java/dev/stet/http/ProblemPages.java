package dev.stet.http;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The documentation of the problem types: a problem's {@code type} leads to it. */
@Hidden
@Controller
class ProblemPages {

    private final Html html;

    ProblemPages(Html html) {
        this.html = html;
    }

    @GetMapping("/problems")
    ResponseEntity<String> all() {
        return html.page(HttpStatus.OK, "account/problems.jte", Map.of("types", List.of(ProblemType.values())));
    }

    @GetMapping("/problems/{slug}")
    ResponseEntity<String> one(@PathVariable String slug) {
        ProblemType type =
                ProblemType.bySlug(slug).orElseThrow(() -> Statuses.problem(404).exception());
        return html.page(HttpStatus.OK, "account/problem.jte", Map.of("type", type));
    }
}
