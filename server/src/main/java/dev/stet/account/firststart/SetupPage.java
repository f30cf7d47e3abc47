package dev.stet.account.firststart;

import dev.stet.account.session.Csrf;
import dev.stet.account.session.Sessions;
import dev.stet.account.signin.LocalPath;
import dev.stet.account.signin.SignInPage;
import dev.stet.http.Html;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the link leads that the first start prints. */
@Hidden
@Controller
class SetupPage {

    static final String PATH = "/setup";

    private final FirstStart firstStart;
    private final Sessions sessions;
    private final Csrf csrf;
    private final Html html;

    SetupPage(FirstStart firstStart, Sessions sessions, Csrf csrf, Html html) {
        this.firstStart = firstStart;
        this.sessions = sessions;
        this.csrf = csrf;
        this.html = html;
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(@RequestParam(defaultValue = "") String code, CsrfToken token) {
        return firstStart.isValid(code) ? show(HttpStatus.OK, code, SetupForm.EMPTY, Map.of(), token) : expired();
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<?> submit(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "") String business,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            CsrfToken token,
            HttpServletRequest request,
            HttpServletResponse response) {
        SetupForm form = new SetupForm(slug, business, name, email, password, again);
        Map<String, String> problems = form.problems();
        if (!problems.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, code, form, problems, token);
        }
        Optional<FirstStart.Made> made;
        try {
            made = firstStart.use(code, form);
        } catch (DuplicateKeyException taken) {
            Map<String, String> problem = Map.of("slug", "This short name is taken. Choose another.");
            return show(HttpStatus.UNPROCESSABLE_CONTENT, code, form, problem, token);
        }
        if (made.isEmpty()) {
            return expired();
        }
        sessions.open(request, made.get().tenant().id(), made.get().ownerId());
        csrf.renew(request, response);
        return SignInPage.seeOther(
                LocalPath.buildMode(made.get().tenant().slug()).value());
    }

    private ResponseEntity<String> show(
            HttpStatus status, String code, SetupForm form, Map<String, String> problems, CsrfToken token) {
        Map<String, Object> parameters = Map.of(
                "code", code,
                "business", form.business(),
                "slug", form.slug(),
                "name", form.name(),
                "email", form.email(),
                "problems", problems,
                "csrf", token);
        return html.page(status, "account/setup.jte", parameters);
    }

    private ResponseEntity<String> expired() {
        return html.page(HttpStatus.GONE, "account/setupgone.jte", Map.of());
    }
}
