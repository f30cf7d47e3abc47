package dev.stet.bench.siege;

import dev.stet.bench.load.Documents;
import dev.stet.bench.load.HttpConnection;
import dev.stet.bench.load.Stet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Someone who edits one section of her site while its page is read. Each save and each page is due at a steady rate;
 * its time counts from when it was due.
 */
final class Innocent {

    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    private final Target target;
    private final int section;
    private final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
    private volatile long acknowledged;
    private long version = 1;

    Innocent(Target target, int section) {
        this.target = target;
        this.section = section;
    }

    /**
     * @param at of {@link System#nanoTime}, when it was due
     * @param failure null when it was answered as it should be
     */
    record Sample(
            boolean save,
            long at,
            double milliseconds,
            @Nullable String failure) {}

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    int section() {
        return section;
    }

    /** The number of the last edit that was acknowledged. */
    long acknowledged() {
        return acknowledged;
    }

    void save() {
        loop(true, (connection, edit) -> {
            String value = Documents.headline(section, edit);
            String patch = "[{\"op\":\"replace\",\"path\":\"/pages/0/sections/" + section + "/headline\",\"value\":\""
                    + value + "\"}]";
            HttpConnection.Answer answer = connection.send(
                    "PATCH",
                    Stet.draft(Attacks.INNOCENT) + "?onConflict=merge",
                    Stet.token(Attacks.INNOCENT) + "If-Match: \"" + version
                            + "\"\r\nContent-Type: application/json-patch+json\r\n",
                    Stet.bytes(patch));
            if (answer.status() == 200) {
                acknowledged = edit;
                version = version(answer.text());
            }
            return answer.status();
        });
    }

    private static long version(String answer) {
        Matcher found = VERSION.matcher(answer);
        if (!found.find()) {
            throw new IllegalStateException("No version in " + answer);
        }
        return Long.parseLong(found.group(1));
    }

    void read() {
        loop(
                false,
                (connection, number) -> connection
                        .send("GET", "/t/bench-" + Attacks.INNOCENT, "", new byte[0])
                        .status());
    }

    private interface Call {
        int status(HttpConnection connection, long number) throws IOException;
    }

    private void loop(boolean save, Call call) {
        @Nullable HttpConnection connection = null;
        long due = System.nanoTime();
        for (long number = 1; !target.isOver(); number++, due = Math.max(due + EVERY, System.nanoTime() - EVERY)) {
            String failure;
            try {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                if (connection == null) {
                    connection = new HttpConnection(target.port);
                }
                int status = call.status(connection, number);
                failure = status == 200 ? null : "" + status;
            } catch (IOException e) {
                failure = e.getClass().getSimpleName();
                connection = null;
            } catch (InterruptedException e) {
                return;
            }
            samples.add(new Sample(save, due, (System.nanoTime() - due) / 1e6, failure));
        }
    }
}
