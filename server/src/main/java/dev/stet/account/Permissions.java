package dev.stet.account;

import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The scope that each call needs. What is not listed here needs {@link Scope#ADMIN}: a call that comes later is closed
 * until somebody decides.
 */
public final class Permissions {

    private static final String TENANT = "/api/v1/tenants/{slug}";

    /** Looking at what there is: HEAD is answered as GET, OPTIONS tells methods. */
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

    /** The actions, by their names in {@code …/actions/{name}} and as tools of agents. */
    private static final Map<String, Scope> ACTIONS = Map.of(
            "reorder_page_sections", Scope.EDIT,
            "toggle_page_enabled", Scope.EDIT,
            "revert_branding", Scope.EDIT,
            "update_page_section", Scope.EDIT,
            "remove_page_section", Scope.EDIT,
            "update_storefront_branding", Scope.EDIT,
            "publish_draft", Scope.PUBLISH,
            "discard_draft", Scope.PUBLISH);

    private static final List<Rule> CALLS = List.of(
            rule("GET", "/api/v1/session", Scope.READ),
            rule("POST", "/api/v1/session", Scope.READ),
            rule("DELETE", "/api/v1/session", Scope.READ),
            rule("GET", "/api/v1/storefront-schema", Scope.READ),
            rule("GET", TENANT, Scope.READ),
            rule("GET", TENANT + "/live", Scope.READ),
            // it changes nothing: the content to be shown is in its body
            rule("POST", TENANT + "/preview", Scope.READ),
            rule("GET", TENANT + "/draft", Scope.READ),
            rule("GET", TENANT + "/draft/revisions", Scope.READ),
            rule("GET", TENANT + "/draft/revisions/{version}", Scope.READ),
            rule("PUT", TENANT + "/draft", Scope.EDIT),
            rule("PATCH", TENANT + "/draft", Scope.EDIT),
            rule("DELETE", TENANT + "/draft", Scope.PUBLISH),
            rule("POST", TENANT + "/draft/publish", Scope.PUBLISH),
            rule("POST", TENANT + "/draft/restore", Scope.PUBLISH),
            rule("GET", TENANT + "/releases", Scope.READ),
            rule("GET", TENANT + "/releases/{number}", Scope.READ),
            rule("POST", TENANT + "/releases/{number}/restore", Scope.PUBLISH));

    private static final RequestMatcher ACTION =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, TENANT + "/actions/{name}");

    private Permissions() {}

    private record Rule(boolean looks, RequestMatcher call, Scope needed) {

        boolean matches(HttpServletRequest request) {
            return looks == LOOKING.contains(request.getMethod()) && call.matches(request);
        }
    }

    private static Rule rule(String method, String path, Scope needed) {
        PathPatternRequestMatcher.Builder matchers = PathPatternRequestMatcher.withDefaults();
        boolean looks = LOOKING.contains(method);
        return new Rule(
                looks, looks ? matchers.matcher(path) : matchers.matcher(HttpMethod.valueOf(method), path), needed);
    }

    /** What a request needs. */
    public static Scope needed(HttpServletRequest request) {
        RequestMatcher.MatchResult action = ACTION.matcher(request);
        if (action.isMatch()) {
            return neededForAction(action.getVariables().getOrDefault("name", ""));
        }
        return CALLS.stream()
                .filter(rule -> rule.matches(request))
                .map(Rule::needed)
                .findFirst()
                .orElse(Scope.ADMIN);
    }

    /** What an action needs, whichever door it comes through. */
    public static Scope neededForAction(String name) {
        return ACTIONS.getOrDefault(name, Scope.ADMIN);
    }

    /** The answer to a caller whose scope is not enough: what is missing, and what to do. */
    public static Problem refusal(Caller caller, Scope needed) {
        return Problem.of(ProblemType.FORBIDDEN)
                .detail(caller.writer().kind() == WriterKind.PERSON ? forPeople(needed) : forPrograms(caller, needed))
                .with("neededScope", needed)
                .with("scope", caller.scope());
    }

    private static String forPeople(Scope needed) {
        return switch (needed) {
            case READ, EDIT ->
                "You may look at this site, but not change it. Ask an owner of the business to make you an editor.";
            case PUBLISH ->
                "You may change the draft, but not publish, discard or restore. Ask an owner or a publisher of the business.";
            case ADMIN -> "Only an owner of the business may do this. Ask one.";
        };
    }

    private static String forPrograms(Caller caller, Scope needed) {
        return "This call needs the scope %s, and the token has %s. Use a token with the scope %s; an owner of the business makes it in Build Mode."
                .formatted(needed.code(), caller.scope().code(), needed.code());
    }
}
