package dev.stet.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Saves of 8 KB drafts: raw PostgreSQL, Stet and the baseline take turns on one PostgreSQL; medians of the rounds. */
final class SavesBench {

    private static final int USERS = 32;

    private SavesBench() {}

    static Map<String, Object> run(int tenants, int rounds, int seconds) throws Exception {
        List<String> documents = Stet.documents(8_192, 12);
        Duration time = Duration.ofSeconds(seconds);
        try (Stet stet = Stet.start()) {
            stet.addTenants(1, tenants, documents);
            Raw raw = new Raw(stet, tenants, documents);
            try (Baseline baseline = new Baseline(stet, tenants, documents)) {
                long[] versions = new long[tenants + 1];
                int port = stet.server.port;
                LoadLoop.Users saving = i -> new SavingUser(port, i, USERS, documents, versions, SavingUser.How.WHOLE);
                LoadLoop.Users withKey =
                        i -> new SavingUser(port, i, USERS, documents, versions, SavingUser.How.WHOLE_WITH_KEY);
                LoadLoop.Users byHand = i -> baseline.user(i, USERS);
                // whatever is compiled or cached at first is warm before the first round
                LoadLoop.closed(USERS, Duration.ZERO, time.multipliedBy(4), saving);
                LoadLoop.closed(USERS, Duration.ZERO, time.multipliedBy(3), byHand);
                raw.run(USERS, 3);

                List<Double> raws = new ArrayList<>();
                List<Measured> saves = new ArrayList<>();
                List<Measured> keyed = new ArrayList<>();
                List<Measured> byHands = new ArrayList<>();
                Duration warmUp = Duration.ofSeconds(2);
                for (int round = 1; round <= rounds; round++) {
                    raws.add(raw.run(USERS, seconds));
                    saves.add(LoadLoop.closed(USERS, warmUp, time, saving));
                    keyed.add(LoadLoop.closed(USERS, warmUp, time, withKey));
                    byHands.add(LoadLoop.closed(USERS, warmUp, time, byHand));
                    System.out.printf(
                            "round %d: raw %.0f/s, Stet %.0f/s, with Idempotency-Key %.0f/s, baseline %.0f/s%n",
                            round,
                            raws.getLast(),
                            saves.getLast().perSecond(),
                            keyed.getLast().perSecond(),
                            byHands.getLast().perSecond());
                }
                double limit = Results.median(raws.stream().mapToDouble(d -> d).toArray());
                Measured save = Measured.median(saves);
                Measured hand = Measured.median(byHands);
                double half = save.perSecond() / 2;
                System.out.printf("open loop at %.0f/s%n", half);
                Measured waiting = LoadLoop.open(USERS, half, warmUp, time, saving);

                Map<String, Object> found = new LinkedHashMap<>();
                found.put("tenants", tenants);
                found.put("connections", USERS);
                found.put("documentBytes", documents.get(0).length());
                found.put("storedBytes", stet.number("select avg(pg_column_size(content))::bigint from raw_draft"));
                found.put("rounds", rounds);
                found.put("secondsEach", seconds);
                found.put("rawPerSecond", Math.round(limit));
                found.put("stet", save.json());
                found.put("stetWithKey", Measured.median(keyed).json());
                found.put("baseline", hand.json());
                found.put("stetToRaw", save.perSecond() / limit);
                found.put("stetWithKeyToRaw", Measured.median(keyed).perSecond() / limit);
                found.put("baselineToRaw", hand.perSecond() / limit);
                found.put("stetToBaseline", save.perSecond() / hand.perSecond());
                found.put("openLoopAtHalf", waiting.json());
                return found;
            }
        }
    }
}
