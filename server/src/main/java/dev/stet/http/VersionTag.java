package dev.stet.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions as entity tags: version 7 is {@code "7"}. */
public final class VersionTag {

    /** A proxy that compresses may weaken the tag; the number names the same content all the same. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private VersionTag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Refuses a request that names two versions, one in its body and another one in If-Match: whichever counted, its
     * sender would have meant the other.
     *
     * @param ifMatch the header If-Match, which may be left out where the body names the version
     */
    static void requireSame(@Nullable String ifMatch, long expectedVersion) {
        if (!namesNone(ifMatch) && required(ifMatch) != expectedVersion) {
            throw Problem.of(ProblemType.MALFORMED)
                    .detail("The body names version " + expectedVersion + " as expectedVersion, and If-Match names "
                            + required(ifMatch) + ". Name one version, in one place.")
                    .exception();
        }
    }

    /**
     * The version that a change is based on.
     *
     * @param ifMatch the header If-Match
     * @throws ProblemException 428 when it is missing or a star, which names no version; 400 when it is something else
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || namesNone(ifMatch)) {
            throw Problem.of(ProblemType.VERSION_REQUIRED)
                    .detail("Read the draft and send its ETag, such as \"7\", as If-Match.")
                    .exception();
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Problem.of(ProblemType.MALFORMED)
                    .detail("If-Match names one version in quotes, such as \"7\"; a time, a hash or a list is none.")
                    .exception();
        }
        return Long.parseLong(tag.group(1));
    }

    private static boolean namesNone(@Nullable String ifMatch) {
        return ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*");
    }
}
