package dev.stet.account.token;

import dev.stet.account.Caller;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import dev.stet.tenant.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API tokens, managed by the tenant's owners. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}/tokens")
class TokenController {

    private final ApiTokens tokens;

    TokenController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @param name what it is for, in 1 to 200 characters
     */
    record NewToken(@Nullable String name) {}

    record TokenList(List<ApiToken> tokens) {}

    /**
     * @param token the secret, shown this once
     */
    record CreatedToken(String id, String name, String token, Instant createdAt) {}

    @GetMapping
    TokenList list(Caller caller) {
        requireManager(caller);
        return new TokenList(tokens.list(caller.tenant()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    CreatedToken create(Caller caller, @RequestBody NewToken wanted) {
        requireManager(caller);
        String name = wanted.name() == null ? "" : wanted.name().strip();
        if (!Line.isFit(name, Line.LONGEST_NAME)) {
            throw Problem.of(ProblemType.INVALID)
                    .detail("A token needs a name of 1 to 200 characters in one line, to tell it from the others.")
                    .with("errors", List.of(Map.of("path", "/name", "message", "1 to 200 characters are needed")))
                    .exception();
        }
        ApiTokens.Issued issued =
                tokens.create(caller.tenant(), name, "person:" + caller.writer().id());
        ApiToken token = issued.token();
        return new CreatedToken(token.id(), token.name(), issued.secret(), token.createdAt());
    }

    @DeleteMapping("/{id:\\d{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable long id) {
        requireManager(caller);
        if (!tokens.revoke(caller.tenant(), id)) {
            throw Problem.of(ProblemType.NOT_FOUND)
                    .detail("There is no valid token " + id + ".")
                    .exception();
        }
    }

    private static void requireManager(Caller caller) {
        if (!caller.role().manages()) {
            throw Problem.of(ProblemType.FORBIDDEN)
                    .detail("Only an owner of the business, signed in, may manage its tokens.")
                    .exception();
        }
    }
}
