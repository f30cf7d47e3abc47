package dev.stet.account.member;

import dev.stet.account.secret.Secrets;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords, with bcrypt for now: a hash names its algorithm, so that a stronger one can take over. */
@Component
public class Passwords {

    /** What bcrypt takes into account. */
    public static final int MOST_BYTES = 72;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobodys = hash(Secrets.random());

    /** A password of at most {@link #MOST_BYTES} bytes, hashed. */
    public String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    public boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }

    /** The member, if this is the member's password. Where there is no member it takes as long to say so. */
    public Optional<Member> check(Optional<Member> member, String password) {
        boolean right = matches(password, member.map(Member::passwordHash).orElse(nobodys));
        return member.filter(known -> right);
    }
}
