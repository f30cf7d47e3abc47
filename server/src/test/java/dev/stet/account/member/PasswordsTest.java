package dev.stet.account.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.account.Role;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
        assertThat(passwords.hash("right")).startsWith("{bcrypt}").isNotEqualTo(mira.passwordHash());
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
}
