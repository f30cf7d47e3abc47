package dev.stet.live;

import java.nio.charset.StandardCharsets;
import org.springframework.web.socket.TextMessage;
import tools.jackson.databind.json.JsonMapper;

/** A message written out, once for all connections that it goes to. */
record Frame(TextMessage text, int bytes) {

    static Frame of(JsonMapper json, ServerMessage message) {
        String text = json.writerFor(ServerMessage.class).writeValueAsString(message);
        return new Frame(new TextMessage(text), text.getBytes(StandardCharsets.UTF_8).length);
    }
}
