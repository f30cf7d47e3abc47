package dev.stet.account;

import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords, with bcrypt for now: a hash names its algorithm, so that a stronger one can take over. */
@Component
class Passwords {

    /** What bcrypt takes into account. */
    static final int MOST_BYTES = 72;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobodys = hash(Secrets.random());

    /** A password of at most {@link #MOST_BYTES} bytes, hashed. */
    String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }

    /** The member, if this is the member's password. Where there is no member it takes as long to say so. */
    Optional<Member> check(Optional<Member> member, String password) {
        boolean right = matches(password, member.map(Member::passwordHash).orElse(nobodys));
        return member.filter(known -> right);
    }
}
