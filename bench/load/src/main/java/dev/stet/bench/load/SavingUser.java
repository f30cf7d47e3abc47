package dev.stet.bench.load;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Saves drafts with one headline changed, each time of a random tenant among those that are its own. */
final class SavingUser implements LoadLoop.User {

    /** What is sent. */
    enum How {
        WHOLE,
        WHOLE_WITH_KEY,
        /** The headline alone, as a JSON Patch. */
        FIELD
    }

    private static final AtomicLong KEYS = new AtomicLong();

    private final HttpConnection connection;
    private final Random random;
    private final int number;
    private final int users;
    private final How how;
    private final long[] versions;
    private final String[] before;
    private final String[] after;

    /**
     * @param number of this user, from 0: tenants number + 1, number + 1 + users, … are its own
     * @param documents the contents in turn, as {@link Stet#addTenants} was given them
     * @param versions of all tenants, by number; shared, each by one user
     */
    SavingUser(int port, int number, int users, List<String> documents, long[] versions, How how) throws Exception {
        this.connection = new HttpConnection(port);
        this.random = new Random(number);
        this.number = number;
        this.users = users;
        this.versions = versions;
        this.how = how;
        this.before = new String[documents.size()];
        this.after = new String[documents.size()];
        String headline = Documents.headline(0, 0);
        for (int i = 0; i < before.length; i++) {
            int at = documents.get(i).indexOf(headline);
            before[i] = documents.get(i).substring(0, at);
            after[i] = documents.get(i).substring(at + headline.length());
        }
    }

    @Override
    public boolean act() throws Exception {
        int tenant = Stet.own(random, number, users, versions.length - 1);
        long version = versions[tenant];
        HttpConnection.Answer answer = how == How.FIELD ? patch(tenant, version) : put(tenant, version);
        if (answer.status() != 200) {
            return false;
        }
        versions[tenant] = version + 1;
        return true;
    }

    private HttpConnection.Answer put(int tenant, long version) throws IOException {
        int document = tenant % before.length;
        String body = "{\"content\":" + before[document] + Documents.headline(0, version + 1) + after[document]
                + ",\"expectedVersion\":" + version + "}";
        String headers = Stet.token(tenant) + "Content-Type: application/json\r\n"
                + (how == How.WHOLE_WITH_KEY ? "Idempotency-Key: bench-" + KEYS.incrementAndGet() + "\r\n" : "");
        return connection.send("PUT", Stet.draft(tenant), headers, Stet.bytes(body));
    }

    private HttpConnection.Answer patch(int tenant, long version) throws IOException {
        String patch = "[{\"op\":\"replace\",\"path\":\"/pages/0/sections/0/headline\",\"value\":\""
                + Documents.headline(0, version + 1) + "\"}]";
        String headers = Stet.token(tenant) + "Content-Type: application/json-patch+json\r\n"
                + "Prefer: return=minimal\r\nIf-Match: \"" + version + "\"\r\n";
        return connection.send("PATCH", Stet.draft(tenant), headers, Stet.bytes(patch));
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
