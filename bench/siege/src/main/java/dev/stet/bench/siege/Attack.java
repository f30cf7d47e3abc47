package dev.stet.bench.siege;

import java.io.IOException;

/**
 * One kind of attack. It is made again and again until the siege is over, by so many attackers at once, each with a
 * pause after each time: the attackers share the cores with the server, and must not win by taking them all.
 *
 * @param attackers how many at once
 * @param pauseMillis after each time
 */
record Attack(String name, int attackers, int pauseMillis, Once once) {

    interface Once {
        /** @return how the server answered, for the report */
        String attack(Target target, int attacker) throws IOException, InterruptedException;
    }

    void run(Target target, int attacker) {
        while (!target.isOver()) {
            try {
                target.count(name, once.attack(target, attacker));
            } catch (IOException e) {
                target.count(name, e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            try {
                Thread.sleep(pauseMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
