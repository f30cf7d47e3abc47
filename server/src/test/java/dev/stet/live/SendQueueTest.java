package dev.stet.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.live.protocol.Frame;
import dev.stet.live.protocol.MessageWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import tools.jackson.databind.json.JsonMapper;

class SendQueueTest {

    static final LiveSettings SETTINGS = new LiveSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(45),
            200,
            50,
            20,
            40,
            3,
            DataSize.ofBytes(100),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMillis(250));

    static final MessageWriter MESSAGES = new MessageWriter(JsonMapper.shared());

    private static final String BEHIND = "{\"type\":\"behind\",\"version\":%d}";
    private static final String PONG = "{\"type\":\"pong\",\"version\":%d}";

    private final SendQueue queue = new SendQueue(SETTINGS, MESSAGES);

    private static Frame frame(String text, int bytes) {
        return new Frame(new TextMessage(text), bytes);
    }

    private void change(long version, int bytes) {
        queue.changed(version, frame("changed " + version, bytes));
    }

    private List<String> taken() {
        List<String> taken = new ArrayList<>();
        SendQueue.Step step = queue.next();
        while (step instanceof SendQueue.Step.Send send) {
            taken.add(send.frame().text().getPayload());
            step = queue.next();
        }
        if (step instanceof SendQueue.Step.Close close) {
            taken.add("close " + close.status().getCode());
        }
        return taken;
    }

    @Test
    void l4TheWelcomeIsFirstAndWhatItKnowsIsNotTold() {
        change(1, 10);
        change(2, 10);
        change(3, 10);
        assertThat(taken()).isEmpty();

        queue.welcome(frame("welcome 2", 1), 2);

        assertThat(taken()).containsExactly("welcome 2", "changed 3");
    }

    @Test
    void l4AWelcomeThatKnowsMoreTakesTheWordBehindBack() {
        change(1, 101);
        queue.welcome(frame("welcome 1", 1), 1);

        assertThat(taken()).containsExactly("welcome 1");
    }

    @Test
    void l7VersionsGrowAndComeOnce() {
        queue.welcome(frame("welcome 5", 1), 5);
        change(4, 10);
        change(6, 10);
        change(6, 10);
        change(5, 10);
        change(8, 10);

        assertThat(taken()).containsExactly("welcome 5", "changed 6", "changed 8");
    }

    @Test
    void l8AndL23TooManyMessagesAreDroppedAndSaidSo() {
        queue.welcome(frame("welcome 0", 1), 0);
        for (int version = 1; version <= 10; version++) {
            change(version, 1);
        }

        assertThat(taken()).containsExactly("welcome 0", BEHIND.formatted(10));
        change(11, 1);
        assertThat(taken()).containsExactly("changed 11");
    }

    @Test
    void l8AndL23TooManyBytesAreDroppedAndSaidSo() {
        queue.welcome(frame("welcome 0", 1), 0);
        change(1, 60);
        change(2, 60);
        change(3, 1);

        assertThat(taken()).containsExactly("welcome 0", BEHIND.formatted(3));
    }

    @Test
    void l23WhatWasTakenMakesRoom() {
        queue.welcome(frame("welcome 0", 1), 0);
        for (int version = 1; version <= 10; version++) {
            change(version, 90);
            assertThat(taken()).endsWith("changed " + version);
        }
    }

    @Test
    void l5APongComesAfterTheNewsThatItNames() {
        queue.welcome(frame("welcome 0", 1), 0);
        queue.pong(1);
        change(1, 1);
        queue.pong(1);

        assertThat(taken()).containsExactly("welcome 0", "changed 1", PONG.formatted(1));
    }

    @Test
    void ofListsOfTabsTheNewestIsSent() {
        queue.welcome(frame("welcome 0", 1), 0);
        queue.presence(frame("old", 1));
        queue.presence(frame("new", 1));

        assertThat(taken()).containsExactly("welcome 0", "new");
    }

    @Test
    void aCloseDropsTheRestAndTheFirstReasonCounts() {
        queue.welcome(frame("welcome 0", 1), 0);
        change(1, 1);
        queue.close(new CloseStatus(4401));
        queue.close(new CloseStatus(4404));
        change(2, 1);

        assertThat(taken()).containsExactly("close 4401");
    }
}
