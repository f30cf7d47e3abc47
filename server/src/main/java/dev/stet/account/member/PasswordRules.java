package dev.stet.account.member;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** What a new password must be like, in words for the person who chooses it. */
public final class PasswordRules {

    private static final int SHORTEST = 12;

    /** Longer than anybody types, and short enough that nobody keeps the server busy with hashing it. */
    static final int LONGEST = 200;

    /** As much as the estimate looks at; its time grows faster than the length. */
    private static final int ESTIMATED = 64;

    /** Of 0 to 4: it takes more than a hundred million guesses. */
    private static final int STRONG_ENOUGH = 3;

    /** Its lists of common passwords, names and words are large, and seldom needed. */
    private static final Supplier<Zxcvbn> ESTIMATE = SingletonSupplier.of(Zxcvbn::new);

    private PasswordRules() {}

    /**
     * What is wrong with it; empty when nothing is.
     *
     * @param own what others know of the person: name, address, business
     */
    public static Optional<String> problem(String password, List<String> own) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("A password has at least " + SHORTEST + " characters; this one has " + length
                    + ". A few words in a row do well.");
        }
        if (length > LONGEST) {
            return Optional.of("A password has at most " + LONGEST + " characters; this one has " + length + ".");
        }
        String looked = password.substring(0, Math.min(password.length(), ESTIMATED));
        return ESTIMATE.get().measure(looked, own).getScore() < STRONG_ENOUGH
                ? Optional.of(
                        "This would be among the first guesses: it is a common password, a pattern on the keyboard,"
                                + " or made of your own name. A few words in a row that have nothing to do with each other do well.")
                : Optional.empty();
    }
}
