package dev.stet.live.protocol;

import dev.stet.jsonmerge.CanonicalJson;
import dev.stet.jsonmerge.JsonParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A message from a client: {@code fromClient} in {@code spec/live/messages.schema.json}. Unknown members are ignored. */
public sealed interface ClientMessage {

    /**
     * The first message. Its version is checked, but not kept: the client compares it with the welcome's version, and
     * the server replays nothing.
     *
     * @param client the part before the slash of the {@code Stet-Client} header that the client's saves carry
     */
    record Hello(int protocol, String client) implements ClientMessage {}

    /** @param place an id path, or null for nowhere */
    record At(@Nullable String place) implements ClientMessage {}

    record Ping() implements ClientMessage {}

    /** The schema does not allow the message. The exception's text tells a person why. */
    final class BadMessage extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        public BadMessage(String reason) {
            super(reason);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }

    /** @throws BadMessage when the schema does not allow the message */
    static ClientMessage parse(String text) throws BadMessage {
        JsonNode message = read(text);
        return switch (message.path("type").asString("")) {
            case "hello" -> Members.hello(message);
            case "at" -> new At(Members.place(message.get("place")));
            case "ping" -> new Ping();
            default -> throw new BadMessage("type is none of hello, at, ping");
        };
    }

    private static JsonNode read(String text) throws BadMessage {
        try {
            JsonNode message = CanonicalJson.parse(text);
            if (message.isObject() && message.path("type").isString()) {
                return message;
            }
        } catch (JsonParseException e) {
            throw new BadMessage("not JSON");
        }
        throw new BadMessage("not an object with a type");
    }

    /** The rules for the members of a message. */
    final class Members {

        private static final long MOST_PROTOCOL = 1000;
        private static final long MOST_VERSION = (1L << 53) - 1;
        private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
        /** Not with a lone surrogate: the server could not send it on to the other tabs. */
        private static final Pattern PLACE = Pattern.compile("(/\\P{Cs}*)?");

        private static final int LONGEST_PLACE = 500;

        private Members() {}

        private static Hello hello(JsonNode message) throws BadMessage {
            JsonNode version = message.get("version");
            if (version == null || !version.isNull() && !isInteger(version, 0, MOST_VERSION)) {
                throw new BadMessage("version is neither a version nor null");
            }
            JsonNode protocol = message.path("protocol");
            if (!isInteger(protocol, 1, MOST_PROTOCOL)) {
                throw new BadMessage("protocol is not a number from 1");
            }
            JsonNode client = message.path("client");
            if (!client.isString() || !CLIENT.matcher(client.asString()).matches()) {
                throw new BadMessage("client is not 1 to 64 letters, digits or ._:-");
            }
            return new Hello(protocol.asInt(), client.asString());
        }

        private static boolean isInteger(JsonNode node, long least, long most) {
            return node.isIntegralNumber()
                    && node.canConvertToLong()
                    && node.asLong() >= least
                    && node.asLong() <= most;
        }

        private static @Nullable String place(@Nullable JsonNode place) throws BadMessage {
            if (place != null && place.isNull()) {
                return null;
            }
            if (place == null || !place.isString() || !isPlace(place.asString())) {
                throw new BadMessage("place is neither an id path of at most 500 characters nor null");
            }
            return place.asString();
        }

        private static boolean isPlace(String place) {
            return place.codePointCount(0, place.length()) <= LONGEST_PLACE
                    && PLACE.matcher(place).matches();
        }
    }
}
