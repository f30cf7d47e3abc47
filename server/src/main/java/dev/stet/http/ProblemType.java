package dev.stet.http;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * The kinds of problem that the HTTP contract answers with. The name of a kind never changes once published; each is
 * explained, with what a client does next, at {@code /problems/{slug}}.
 */
public enum ProblemType {
    SIGN_IN_REQUIRED(
            HttpStatus.UNAUTHORIZED,
            "Sign in to continue",
            "The request carried no credentials, or they are no longer valid: the session expired, the token was"
                    + " revoked, or the member was removed.",
            "Keep what is unsaved, sign in again (or use a valid token), and send the request once more. Nothing was"
                    + " changed."),
    BAD_CREDENTIALS(
            HttpStatus.UNAUTHORIZED,
            "These sign-in details don’t match",
            "No member of this business has this e-mail address and password. The answer is the same whether the"
                    + " business, the address or the password is wrong.",
            "Check all three and try again."),
    FORBIDDEN(
            HttpStatus.FORBIDDEN,
            "Not allowed",
            "The caller is known and belongs to this business, but its role may not do this.",
            "Ask an owner of the business. A token can never manage tokens or members."),
    CSRF_TOKEN_MISSING(
            HttpStatus.FORBIDDEN,
            "The request could not be tied to this browser",
            "A request that relies on the session cookie must echo the cookie XSRF-TOKEN in the header X-XSRF-TOKEN,"
                    + " unless it is a GET. It did not, or the two differ.",
            "Read the cookie and send the request again with the header. Requests with a bearer token need none."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "Not found",
            "Nothing is at this address, or it belongs to a business that the caller is not a member of: the two"
                    + " can’t be told apart on purpose.",
            "Check the address, and which business the token or session belongs to."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "This address does not take that method",
            "The address exists, but not with this HTTP method.",
            "Use one of the methods in the Allow header."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "No such representation",
            "The address has no representation of the media types in the Accept header.",
            "Leave the Accept header out, or accept application/json."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "This media type is not taken here",
            "The body’s Content-Type is not one that this address reads.",
            "Send one of the media types named in the Accept or Accept-Patch header of this answer."),
    MALFORMED(
            HttpStatus.BAD_REQUEST,
            "The request can’t be read",
            "The body is not well-formed JSON of the expected shape, or a parameter or header is missing or is not of"
                    + " its type.",
            "Correct what the detail names. Sending the same request again gives the same answer."),
    INVALID(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Something in the request isn’t right",
            "The request was understood, but values in it break a rule. The member errors lists each with its path.",
            "Correct what errors lists and send the request again."),
    TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "Too large",
            "A request body may have at most 1 MiB, a form or a sign-in 16 KiB.",
            "Send less: link to images instead of embedding them, or patch the draft instead of sending all of it."),
    STALE_VERSION(
            HttpStatus.CONFLICT,
            "The draft has changed since",
            "Someone else changed the draft after the version that this request is based on. Nothing was changed by"
                    + " this request. The answer names both versions, who changed it and when, the current content, and"
                    + " in conflicts what both changed. The status is 409 when expectedVersion was used and 412 when"
                    + " If-Match was.",
            "Merge your change with current and save again with currentVersion; or ask for onConflict=merge, which"
                    + " succeeds when conflicts is empty; or show the conflicts to a person. onConflict=overwrite"
                    + " replaces the other’s work, which stays in the history."),
    VERSION_REQUIRED(
            HttpStatus.PRECONDITION_REQUIRED,
            "Name the version that this is based on",
            "Every change of a draft names the version it started from, so that nobody’s work is overwritten"
                    + " unseen. This request named none.",
            "Read the draft, and send its version as expectedVersion in the body or as If-Match."),
    INVALID_CONTENT(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The content breaks the storefront’s rules",
            "The content is JSON, but not a storefront: errors lists every violation with the path to it.",
            "Correct what errors lists; /api/v1/storefront-schema has the rules as JSON Schema."),
    KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "This Idempotency-Key belongs to another request",
            "The key was sent before with a different payload, so this can’t be that request’s retry.",
            "Use a fresh key for each new request, and the same key only to repeat one."),
    THROTTLED(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many attempts",
            "There were too many attempts in a short time, for this account or from this network address.",
            "Wait as long as the Retry-After header says, in seconds."),
    RATE_LIMITED(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests",
            "This writer or this business sent more changes or previews, or more bytes, than may be sent in a short time,"
                    + " or has too many large ones under way. The request was not begun.",
            "Wait as long as the Retry-After header says, in seconds, and send it again with the same Idempotency-Key."),
    STORAGE_FULL(
            HttpStatus.FORBIDDEN,
            "The storage of this business is full",
            "The history of this business takes all the room that it may have. Reading, and the public pages, go on. From"
                    + " 80 % on, answers to changes say in Stet-Storage-Used how much is used.",
            "Keep what is unsaved. Whoever runs this server can raise the limit (STET_LIMITS_STORAGEOFTENANT); old"
                    + " autosaves are joined by and by, which makes room."),
    OVERLOADED(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The server has no room for this right now",
            "As many contents are under way as the server’s memory holds. The request was not begun.",
            "Wait as long as the Retry-After header says, in seconds, and send it again."),
    TOO_SLOW(
            HttpStatus.REQUEST_TIMEOUT,
            "The request came too slowly",
            "The body took longer than its size allows. The request was not begun.",
            "Send it again over a better connection, or send less: a patch instead of the whole draft."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Not available right now",
            "The database can’t be reached or is too busy. Whether the request took effect is not known.",
            "Send it again shortly. With the same Idempotency-Key a retry never counts twice."),
    UNKNOWN_HOST(
            HttpStatus.MISDIRECTED_REQUEST,
            "This server is not known by that name",
            "The host name in the request is not one that this server answers to.",
            "Use the server’s own address. Whoever runs the server names it in STET_PUBLIC_URL, and further names in"
                    + " STET_ALLOWED_HOSTS."),
    UNEXPECTED(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong here",
            "An error that Stet did not expect. The server’s log has it under the id in the member incident.",
            "Send the request again with the same Idempotency-Key; if it keeps failing, give the incident to whoever"
                    + " runs this server.");

    private final HttpStatus status;
    private final String title;
    private final String meaning;
    private final String remedy;

    ProblemType(HttpStatus status, String title, String meaning, String remedy) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** The last part of its address, such as {@code stale-version}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The member {@code type} of its problems, and the address of its documentation. */
    public URI uri() {
        return URI.create("/problems/" + slug());
    }

    /** The status of its answers, unless the answer says otherwise. */
    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** When it is answered. */
    public String meaning() {
        return meaning;
    }

    /** What a client does next. */
    public String remedy() {
        return remedy;
    }

    public static Optional<ProblemType> bySlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }
}
