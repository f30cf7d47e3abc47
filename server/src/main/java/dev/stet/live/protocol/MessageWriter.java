package dev.stet.live.protocol;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.TextMessage;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Turns a message into the frame that carries it. */
@Component
public class MessageWriter {

    private final ObjectWriter writer;

    public MessageWriter(JsonMapper json) {
        this.writer = json.writerFor(ServerMessage.class);
    }

    public Frame frame(ServerMessage message) {
        String text = writer.writeValueAsString(message);
        return new Frame(new TextMessage(text), text.getBytes(StandardCharsets.UTF_8).length);
    }
}
