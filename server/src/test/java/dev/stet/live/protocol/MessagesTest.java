package dev.stet.live.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.draft.history.News;
import dev.stet.draft.history.Published;
import dev.stet.draft.history.Revision;
import dev.stet.draft.history.RevisionKind;
import dev.stet.draft.web.WriterAnswer;
import dev.stet.live.protocol.ClientMessage.BadMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server reads and writes what spec/live says. Messages on real sockets are held to the schema by TestTab. */
class MessagesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final WriterAnswer ANA = new WriterAnswer(WriterKind.PERSON, "4", "Ana");
    private static final Instant NOW = Instant.parse("2026-01-05T09:30:00.123456Z");
    private static final Tab TAB = new Tab("a", ANA, null, NOW);

    @Test
    void theProtocolsNumberGoesUpWhenAMessageChanges() throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Protocol.SCHEMA));

        // another digest: decide whether older clients still understand, raise the number if not, then pin it here
        assertThat(ServerMessage.PROTOCOL + " " + HexFormat.of().formatHex(digest))
                .isEqualTo("1 fc0c7702a088664bd008e8f15d90e86e8032ea464e1ba28fc3971f577192e828");
    }

    @TestFactory
    Stream<DynamicTest> theServerTakesWhatTheSchemaAllows() {
        return Protocol.examples("fromClient").stream()
                .map(example -> dynamicTest(example.message().toString(), () -> {
                    assertThat(Protocol.errorsFromClient(example.message()).isEmpty())
                            .as("by the schema")
                            .isEqualTo(example.valid());
                    assertThat(isTaken(example.message())).as("by the server").isEqualTo(example.valid());
                }));
    }

    private static boolean isTaken(JsonNode message) {
        try {
            ClientMessage.parse(message.toString());
            return true;
        } catch (BadMessage e) {
            return false;
        }
    }

    /** It could not be sent on to the others: their connections would end. */
    @Test
    void halfACharacterIsNoPlace() {
        assertThat(isRefused("{\"type\":\"at\",\"place\":\"/pages/\\ud83d\"}")).isTrue();
        assertThat(isRefused("{\"type\":\"at\",\"place\":\"/pages/\\ud83d\\ude00\"}"))
                .isFalse();
    }

    @Test
    void whatIsNoJsonIsNotTaken() {
        assertThat(Stream.of("", "ping", "{", "{\"type\":\"ping\"} {}", "[".repeat(4000)))
                .allSatisfy(text -> assertThat(isRefused(text)).as(text).isTrue());
    }

    private static boolean isRefused(String text) {
        try {
            ClientMessage.parse(text);
            return false;
        } catch (BadMessage e) {
            return true;
        }
    }

    @TestFactory
    Stream<DynamicTest> theSchemaTellsTheServersMessagesApart() {
        return Protocol.examples("fromServer").stream()
                .map(example -> dynamicTest(
                        example.message().toString(),
                        () -> assertThat(Protocol.errorsFromServer(example.message())
                                        .isEmpty())
                                .isEqualTo(example.valid())));
    }

    @TestFactory
    Stream<DynamicTest> theServerSaysWhatTheSchemaAllows() {
        return Stream.of(
                        new ServerMessage.Welcome(1, 0, "0", null, 15, 45, Presence.NOBODY),
                        new ServerMessage.Welcome(
                                1, 7, "9", new Published(1, 3), 15, 45, new Presence(List.of(TAB), 3)),
                        changed("a/1", "[]", null),
                        changed(null, "[{\"op\":\"add\",\"path\":\"/a\",\"value\":1}]", null),
                        changed("a/1", null, 2),
                        new ServerMessage.Present(Presence.of(List.of(TAB), List.of())),
                        new ServerMessage.Behind(9),
                        new ServerMessage.Pong(9))
                .map(message -> dynamicTest(message.toString(), () -> {
                    String text = new MessageWriter(JSON).frame(message).text().getPayload();
                    assertThat(Protocol.errorsFromServer(JSON.readTree(text)))
                            .as(text)
                            .isEmpty();
                }));
    }

    private static ServerMessage changed(
            @org.jspecify.annotations.Nullable String client,
            @org.jspecify.annotations.Nullable String patch,
            @org.jspecify.annotations.Nullable Integer release) {
        Writer ana = new Writer(WriterKind.PERSON, "1", "Ana");
        return ServerMessage.Changed.of(new News(
                new Revision(8, 7, RevisionKind.SAVE, NOW, ana, client, List.of("/a"), List.of(), null, release),
                patch));
    }

    @Test
    void l18AListNamesAtMostAHundredTheOldestFirst() {
        List<Tab> many = IntStream.range(0, 130)
                .mapToObj(number -> new Tab("c" + number, ANA, null, NOW.minusSeconds(number)))
                .toList();

        Presence presence = Presence.of(many.subList(0, 70), many.subList(70, 130));

        assertThat(presence.more()).isEqualTo(30);
        assertThat(presence.tabs()).hasSize(100).first().isEqualTo(many.getLast());
    }

    @Test
    void l18AClientThatWentToAnotherNodeIsThereOnce() {
        Tab later = new Tab("a", ANA, "/pages/home", NOW.plusSeconds(1));

        assertThat(Presence.of(List.of(TAB), List.of(later)).tabs()).containsExactly(later);
        assertThat(Presence.of(List.of(later), List.of(TAB)).tabs()).containsExactly(later);
    }
}
