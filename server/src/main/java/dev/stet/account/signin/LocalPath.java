package dev.stet.account.signin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address on this server, to go to after signing in. Whatever a browser might take for another host is refused:
 * two slashes at the start, backslashes (browsers read them as slashes), and control characters and blanks (browsers
 * drop some of them).
 *
 * @param value path and query, beginning with one slash
 */
public record LocalPath(String value) {

    private static final int LONGEST = 2_000;
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");
    private static final Pattern OF_TENANT = Pattern.compile("/(?:build|t)/([a-z0-9-]+)(?:[/?].*)?");

    private static final String BUILD_MODE = "/build/";

    /**
     * The address, if it is one of this server's. A Build Mode that no business can have is none: its door would lead
     * back to the sign-in page, without an end.
     */
    static Optional<LocalPath> of(@Nullable String address) {
        return address != null
                        && address.length() <= LONGEST
                        && LOCAL.matcher(address).matches()
                ? Optional.of(new LocalPath(address)).filter(LocalPath::isSomewhere)
                : Optional.empty();
    }

    public static LocalPath buildMode(String slug) {
        return new LocalPath(BUILD_MODE + slug);
    }

    private boolean isSomewhere() {
        return !value.startsWith(BUILD_MODE) || tenant().isPresent();
    }

    /** The tenant whose Build Mode or pages it leads to. */
    Optional<String> tenant() {
        Matcher path = OF_TENANT.matcher(value);
        return path.matches() ? Optional.of(path.group(1)) : Optional.empty();
    }

    /** Itself for members of this tenant; their own Build Mode when it leads to another tenant's. */
    LocalPath forMemberOf(String slug) {
        return tenant().filter(other -> !other.equals(slug)).isPresent() ? buildMode(slug) : this;
    }
}
