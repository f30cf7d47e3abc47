package dev.stet.account.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.account.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordsTest {

    private final Passwords passwords = new Passwords();
    private final Member mira = new Member(1, "mira@example.org", "Mira", Role.OWNER, passwords.hash("right"));

    @Test
    void onlyTheRightPasswordOfAMemberIsRight() {
        assertThat(passwords.check(Optional.of(mira), "right")).contains(mira);
        assertThat(passwords.check(Optional.of(mira), "wrong")).isEmpty();
        assertThat(passwords.check(Optional.empty(), "right")).isEmpty();
    }

    @Test
    void aHashIsSaltedAndNamesItsAlgorithm() {
        assertThat(passwords.hash("right")).startsWith("{argon2}$argon2id$").isNotEqualTo(mira.passwordHash());
    }

    @Test
    void aPasswordTooLongToBeAnyonesIsWrongAndNoError() {
        assertThat(passwords.check(Optional.of(mira), "x".repeat(5_000))).isEmpty();
    }

    /** Not a measurement of speed: without the decoy a stranger's answer would come a thousand times faster. */
    @Test
    void aStrangersPasswordIsHashedToo() {
        long known = median(Optional.of(mira));
        long unknown = median(Optional.empty());

        assertThat(unknown).isGreaterThan(known / 4);
    }

    private long median(Optional<Member> member) {
        long[] nanos = new long[7];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            passwords.check(member, "wrong");
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }

    @Test
    void aHashOfAnOlderKindStillCountsAndIsKnownToBeOld() {
        String old = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("right");

        assertThat(passwords.matches("right", old)).isTrue();
        assertThat(passwords.matches("wrong", old)).isFalse();
        assertThat(passwords.isOld(old)).isTrue();
        assertThat(passwords.isOld(mira.passwordHash())).isFalse();
    }

    /** What bcrypt cut off at 72 bytes counts with Argon2id. */
    @Test
    void theEndOfALongPasswordCounts() {
        String hash = passwords.hash("x".repeat(100) + "a");

        assertThat(passwords.matches("x".repeat(100) + "b", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "passwordpassword",
                "qwertyuiop123",
                "aaaaaaaaaaaaaaaa",
                "Password1234!",
                "abcdefghijkl",
                "mira lindqvist",
                "harbour-studio"
            })
    void whatIsGuessedFirstIsRefusedInPlainWords(String password) {
        assertThat(PasswordRules.problem(
                        password, List.of("mira@example.org", "Harbour Studio", "harbour-studio", "Mira Lindqvist")))
                .hasValueSatisfying(words -> assertThat(words).startsWith("This would be among the first guesses"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"four words in a row", "correct horse battery", "Übermäßig große Löffel 7", "日本語の長い合言葉ですよ本当に"})
    void aFewWordsDo(String password) {
        assertThat(PasswordRules.problem(password, List.of("mira@example.org"))).isEmpty();
    }

    @Test
    void lengthsAreSaid() {
        assertThat(PasswordRules.problem("short", List.of()))
                .hasValueSatisfying(words -> assertThat(words).contains("at least 12 characters; this one has 5"));
        assertThat(PasswordRules.problem("long ".repeat(50), List.of()))
                .hasValueSatisfying(words -> assertThat(words).contains("at most 200 characters; this one has 250"));
    }
}
