package dev.stet.account.member;

import dev.stet.account.secret.Secrets;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id. A hash names its algorithm, so that those of bcrypt still count, until their members
 * sign in the next time.
 */
@Component
public class Passwords {

    /** OWASP's second choice of numbers: 19 MiB, two passes, one lane. */
    private static final int MEMORY_KIB = 19 * 1024;

    private static final int PASSES = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2",
            Map.of(
                    "argon2", new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, PASSES),
                    "bcrypt", new BCryptPasswordEncoder()));

    /** Each hashing takes memory, so that a flood of sign-ins must wait for each other. */
    private final Semaphore hashing =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    /** Hashed in the background: the start does not wait for it. */
    private final CompletableFuture<String> nobodys = CompletableFuture.supplyAsync(() -> hash(Secrets.random()));

    /** A password that {@link PasswordRules} allow, hashed. */
    public String hash(String password) {
        return alone(() -> Objects.requireNonNull(encoder.encode(password)));
    }

    public boolean matches(String password, String hash) {
        return password.length() <= PasswordRules.LONGEST * 2 && alone(() -> encoder.matches(password, hash));
    }

    /** Whether the hash is of an older kind than those that are made now. */
    public boolean isOld(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** The member, if this is the member's password. Where there is no member it takes as long to say so. */
    public Optional<Member> check(Optional<Member> member, String password) {
        boolean right = matches(password, member.map(Member::passwordHash).orElseGet(nobodys::join));
        return member.filter(known -> right);
    }

    private <T> T alone(Supplier<T> work) {
        try {
            if (!hashing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.of(ProblemType.UNAVAILABLE).exception();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(ProblemType.UNAVAILABLE).exception();
        }
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }
}
