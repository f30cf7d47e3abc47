package dev.stet.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Saves beside ShareDB's operations, of a whole document and of one field, in turns on one PostgreSQL. */
final class ShareDbBench {

    private static final int USERS = 32;

    private ShareDbBench() {}

    static Map<String, Object> run(int tenants, int rounds, int seconds) throws Exception {
        List<String> documents = Stet.documents(8_192, 12);
        Map<String, LoadLoop.Users> contestants = new LinkedHashMap<>();
        try (Stet stet = Stet.start()) {
            stet.addTenants(1, tenants, documents);
            try (ShareDb shareDb = new ShareDb(stet, tenants, documents)) {
                long[] versions = new long[tenants + 1];
                int port = stet.server.port;
                contestants.put(
                        "stetWhole", i -> new SavingUser(port, i, USERS, documents, versions, SavingUser.How.WHOLE));
                contestants.put("shareDbWhole", i -> shareDb.user(i, USERS, true));
                contestants.put(
                        "stetField", i -> new SavingUser(port, i, USERS, documents, versions, SavingUser.How.FIELD));
                contestants.put("shareDbField", i -> shareDb.user(i, USERS, false));
                // whatever is compiled or cached at first is warm before the first round
                for (LoadLoop.Users users : contestants.values()) {
                    LoadLoop.closed(USERS, Duration.ZERO, Duration.ofSeconds(2L * seconds), users);
                }
                Map<String, List<Measured>> measured = new LinkedHashMap<>();
                for (int round = 1; round <= rounds; round++) {
                    for (String name : contestants.keySet()) {
                        Measured one = LoadLoop.closed(
                                USERS, Duration.ofSeconds(2), Duration.ofSeconds(seconds), contestants.get(name));
                        measured.computeIfAbsent(name, first -> new ArrayList<>())
                                .add(one);
                        System.out.printf("round %d: %s %.0f/s%n", round, name, one.perSecond());
                    }
                }
                Map<String, Object> found = new LinkedHashMap<>();
                found.put("tenants", tenants);
                found.put("connections", USERS);
                found.put("documentBytes", documents.get(0).length());
                found.put("rounds", rounds);
                found.put("secondsEach", seconds);
                Map<String, Double> perSecond = new LinkedHashMap<>();
                measured.forEach((name, all) -> {
                    Measured median = Measured.median(all);
                    found.put(name, median.json());
                    perSecond.put(name, median.perSecond());
                });
                found.put("wholeRatio", ratio(perSecond, "stetWhole", "shareDbWhole"));
                found.put("fieldRatio", ratio(perSecond, "stetField", "shareDbField"));
                return found;
            }
        }
    }

    private static double ratio(Map<String, Double> perSecond, String ours, String theirs) {
        return perSecond.getOrDefault(ours, 0.0) / perSecond.getOrDefault(theirs, 0.0);
    }
}
