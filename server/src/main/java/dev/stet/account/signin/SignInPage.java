package dev.stet.account.signin;

import dev.stet.account.Caller;
import dev.stet.account.demo.DemoMode;
import dev.stet.account.demo.DemoTenant;
import dev.stet.account.session.Csrf;
import dev.stet.account.session.Sessions;
import dev.stet.http.Html;
import dev.stet.tenant.Tenant;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in for people: a page that works without scripts. */
@Hidden
@Controller
public class SignInPage {

    public static final String PATH = "/sign-in";

    private final SignIn signIn;
    private final Sessions sessions;
    private final Csrf csrf;
    private final Html html;
    private final boolean demo;

    SignInPage(
            SignIn signIn,
            Sessions sessions,
            Csrf csrf,
            Html html,
            @Value("${" + DemoMode.PROPERTY + "}") boolean demo) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.csrf = csrf;
        this.html = html;
        this.demo = demo;
    }

    /** What the page shows: what was typed, and what is wrong with it. */
    record Form(String tenant, String email, String next, String notice, String error) {

        Form wrong(String error) {
            return new Form(tenant, email, next, "", error);
        }
    }

    @GetMapping({"/", "/build", "/build/"})
    ResponseEntity<Void> home(Optional<Caller> caller) {
        return seeOther(
                caller.map(known -> LocalPath.buildMode(known.tenant().slug()).value())
                        .orElse(PATH));
    }

    @GetMapping(PATH)
    ResponseEntity<?> page(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(defaultValue = "") String notice,
            Optional<Caller> caller,
            CsrfToken token) {
        Optional<LocalPath> target = LocalPath.of(next);
        String slug = target.flatMap(LocalPath::tenant).orElse("");
        Optional<Tenant> own = caller.map(Caller::tenant);
        Optional<Tenant> elsewhere =
                own.filter(other -> !slug.isEmpty() && !other.slug().equals(slug));
        if (own.isPresent() && elsewhere.isEmpty() && notice.isEmpty()) {
            return seeOther(target.orElse(LocalPath.buildMode(own.get().slug())).value());
        }
        String tenant = slug.isEmpty() && demo ? DemoTenant.SLUG : slug;
        String path = target.map(LocalPath::value).orElse("");
        Form form = new Form(tenant, "", path, notice(notice), "");
        return show(HttpStatus.OK, form, elsewhere, token);
    }

    /** Words of ours only: an address must not make the page say what somebody else wants. */
    private static String notice(String key) {
        return switch (key) {
            case "signed-out" -> "You are signed out.";
            case "expired" -> "That page had been open for too long, or cookies are switched off. Please try again.";
            default -> "";
        };
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<?> submit(
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            CsrfToken token,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<LocalPath> target = LocalPath.of(next);
        Form form = new Form(
                tenant.strip(), email.strip(), target.map(LocalPath::value).orElse(""), "", "");
        if (form.tenant().isEmpty() || form.email().isEmpty() || password.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, form.wrong("Please fill in all three fields."), token);
        }
        return switch (signIn.attempt(form.tenant(), form.email(), password, request, response)) {
            case SignIn.Welcome welcome -> {
                String slug = welcome.tenant().slug();
                sessions.open(request, welcome.tenant().id(), welcome.member().id());
                csrf.renew(request, response);
                yield seeOther(target.orElse(LocalPath.buildMode(slug))
                        .forMemberOf(slug)
                        .value());
            }
            case SignIn.Refused refused ->
                show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        form.wrong("These details don’t match. Check the business, the e-mail address and the"
                                + " password."),
                        token);
            case SignIn.Throttled throttled -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(throttled.seconds()));
                yield show(
                        HttpStatus.TOO_MANY_REQUESTS,
                        form.wrong("Too many attempts. Please try again in " + words(throttled) + "."),
                        token);
            }
        };
    }

    @PostMapping("/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        sessions.close(request);
        return seeOther(PATH + "?notice=signed-out");
    }

    private ResponseEntity<String> show(HttpStatus status, Form form, CsrfToken token) {
        return show(status, form, Optional.empty(), token);
    }

    /** @param elsewhere where whoever sees the page is signed in, while it leads to another business */
    private ResponseEntity<String> show(HttpStatus status, Form form, Optional<Tenant> elsewhere, CsrfToken token) {
        Map<String, Object> parameters = Map.of(
                "elsewhere", elsewhere,
                "tenant", form.tenant(),
                "email", form.email(),
                "next", form.next(),
                "notice", form.notice(),
                "error", form.error(),
                "csrf", token,
                "demo", demo);
        return html.page(status, "account/signin.jte", parameters);
    }

    private static String words(SignIn.Throttled throttled) {
        long minutes = Duration.ofSeconds(throttled.seconds()).plusSeconds(59).toMinutes();
        return minutes <= 1 ? "a minute" : minutes + " minutes";
    }

    public static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
