package dev.stet.account.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stet.account.Caller;
import dev.stet.account.Scope;
import dev.stet.account.WriterKind;
import dev.stet.http.Problem;
import dev.stet.http.ProblemException;
import dev.stet.http.ProblemType;
import dev.stet.tenant.Line;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
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
import tools.jackson.databind.JsonNode;

/** API tokens, managed by the tenant's owners. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}/tokens")
class TokenController {

    /** A token that nobody gave an end holds this long. */
    static final Duration DEFAULT_LIFE = Duration.ofDays(90);

    private static final Duration LONGEST_LIFE = Duration.ofDays(3653);

    private final ApiTokens tokens;
    private final Clock clock;

    TokenController(ApiTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * @param name what it is for, in 1 to 200 characters
     * @param scope edit, when it is absent
     * @param expiresAt 90 days from now when it is absent; null, said explicitly, for a token that holds for good
     */
    record NewToken(
            @Nullable String name,
            @Nullable String scope,
            @Nullable JsonNode expiresAt) {}

    record TokenList(List<ApiToken> tokens) {}

    /**
     * @param token the secret, shown this once
     */
    record CreatedToken(
            String id,
            String name,
            String token,
            Scope scope,
            Instant createdAt,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant expiresAt) {}

    @GetMapping
    TokenList list(Caller caller) {
        requirePerson(caller);
        return new TokenList(tokens.list(caller.tenant()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    CreatedToken create(Caller caller, @RequestBody NewToken wanted) {
        requirePerson(caller);
        ApiTokens.Issued issued = tokens.create(
                caller.tenant(),
                new ApiTokens.Wanted(
                        name(wanted),
                        scope(wanted),
                        expiry(wanted.expiresAt()),
                        "person:" + caller.writer().id()),
                caller.writer());
        ApiToken token = issued.token();
        return new CreatedToken(
                token.id(), token.name(), issued.secret(), token.scope(), token.createdAt(), token.expiresAt());
    }

    private static String name(NewToken wanted) {
        String name = wanted.name() == null ? "" : wanted.name().strip();
        if (!Line.isFit(name, Line.LONGEST_NAME)) {
            throw invalid(
                    "/name",
                    "Give the token a name of 1 to 200 characters in one line, to tell it from the others; invisible"
                            + " characters are not allowed.");
        }
        return name;
    }

    private static Scope scope(NewToken wanted) {
        return wanted.scope() == null
                ? Scope.EDIT
                : Scope.find(wanted.scope())
                        .orElseThrow(() -> invalid("/scope", "A token’s scope is read, edit, publish or admin."));
    }

    private @Nullable Instant expiry(@Nullable JsonNode wanted) {
        Instant now = clock.instant();
        if (wanted == null) {
            return now.plus(DEFAULT_LIFE).truncatedTo(ChronoUnit.SECONDS);
        }
        if (wanted.isNull()) {
            return null;
        }
        try {
            Instant expiry = OffsetDateTime.parse(wanted.asString("")).toInstant();
            if (expiry.isAfter(now) && expiry.isBefore(now.plus(LONGEST_LIFE))) {
                return expiry;
            }
        } catch (DateTimeParseException notATime) {
            // said below
        }
        throw invalid(
                "/expiresAt",
                "Give a time in the future, at most ten years away, such as 2027-03-01T00:00:00Z; or null for a token"
                        + " that never expires.");
    }

    private static ProblemException invalid(String path, String message) {
        return Problem.of(ProblemType.INVALID)
                .detail(message)
                .with("errors", List.of(Map.of("path", path, "message", message)))
                .exception();
    }

    @DeleteMapping("/{id:\\d{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable long id) {
        requirePerson(caller);
        if (!tokens.revoke(caller.tenant(), id, caller.writer())) {
            throw Problem.of(ProblemType.NOT_FOUND)
                    .detail("There is no valid token " + id + ".")
                    .exception();
        }
    }

    /** The scope was looked at before. A leaked token must not make itself further ones. */
    private static void requirePerson(Caller caller) {
        if (caller.writer().kind() != WriterKind.PERSON || !caller.scope().includes(Scope.ADMIN)) {
            throw Problem.of(ProblemType.FORBIDDEN)
                    .detail("Only an owner of the business, signed in, may manage its tokens.")
                    .exception();
        }
    }
}
