package dev.stet.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.Http;
import dev.stet.Http.Answer;
import dev.stet.Nodes;
import dev.stet.TestDatabase;
import dev.stet.account.Fixtures;
import dev.stet.tenant.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** An older state of the database is put back while a tab still knows the newer versions. */
class RestoredStateTest {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    @TempDir
    Path folder;

    /** What a client needs to know of its tenant, over all starts of the server. */
    private record Client(String token, String draft) {

        static Client of(ConfigurableApplicationContext node) {
            Fixtures fixtures = node.getBean(Fixtures.class);
            Tenant tenant = fixtures.tenant();
            return new Client(fixtures.token(tenant), "/api/v1/tenants/" + tenant.slug() + "/draft");
        }

        private Http at(ConfigurableApplicationContext node) {
            return Nodes.http(node).as(token);
        }

        JsonNode read(ConfigurableApplicationContext node) {
            return at(node).get(draft).json();
        }

        Answer color(ConfigurableApplicationContext node, long version, String color) {
            return patch(node, version, "{\"branding\":{\"primaryColor\":\"" + color + "\"}}");
        }

        Answer patch(ConfigurableApplicationContext node, long version, String patch) {
            return at(node).with("If-Match", "\"" + version + "\"").patch(draft, patch, MERGE_PATCH);
        }

        Answer discard(ConfigurableApplicationContext node, long version) {
            return at(node).with("If-Match", "\"" + version + "\"").delete(draft);
        }

        Answer revisions(ConfigurableApplicationContext node) {
            return at(node).get(draft + "/revisions");
        }
    }

    private static long version(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("version").asLong();
    }

    private static void copy(Path from, Path to) throws Exception {
        Process copy = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start();
        assertThat(copy.waitFor()).isZero();
    }

    @Test
    void aCopyOfTheDataFolderThatIsPutBackIsNoticed() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        Client client;
        long kept;
        String lineage;
        try (var node = Nodes.startEmbedded(data)) {
            client = Client.of(node);
            kept = version(client.color(node, 0, "#111111"));
            lineage = client.read(node).path("lineage").asString();
            assertThat(lineage).isNotEmpty();
        }
        copy(data, backup);
        long lost;
        try (var node = Nodes.startEmbedded(data)) {
            assertThat(client.read(node).path("lineage").asString())
                    .as("a plain restart")
                    .isEqualTo(lineage);
            lost = version(client.color(node, version(client.color(node, kept, "#222222")), "#333333"));
        }
        Files.move(data, folder.resolve("broken"));
        copy(backup, data);
        try (var node = Nodes.startEmbedded(data)) {
            JsonNode draft = client.read(node);
            assertThat(draft.path("version").asLong()).isEqualTo(kept);
            assertThat(draft.path("lineage").asString()).isNotEqualTo(lineage);
            losesNothing(node, client, kept, lost);
        }
    }

    @Test
    void forAnExternalDatabaseThereIsACommand() {
        TestDatabase database = TestDatabase.fresh();
        Client client;
        try (var node = Nodes.start(database)) {
            client = Client.of(node);
            long lost = version(client.color(node, version(client.color(node, 0, "#222222")), "#333333"));
            assertThat(lost).isEqualTo(2);
        }
        // as an older state of the database has it
        database.superuser().sql("delete from revision where version > 0").update();
        try (var node = Nodes.start(database, "restored")) {
            losesNothing(node, client, 0, 2);
        }
    }

    /** The story: a program makes as many versions as were lost, then the tab saves on top of a lost one. */
    private static void losesNothing(ConfigurableApplicationContext node, Client client, long kept, long lost) {
        Answer early = client.color(node, lost, "#444444");
        assertThat(early.status()).isEqualTo(412);
        assertThat(early.json().path("detail").asString())
                .contains("Version " + lost + " was lost", "put back", "Nothing was changed", "Read the draft again");

        long first = version(client.color(node, kept, "#555555"));
        assertThat(first).isGreaterThan(1_000_000);
        long second = version(client.color(node, first, "#666666"));
        assertThat(second).isEqualTo(first + 1);

        Answer late = client.color(node, lost, "#777777");
        assertThat(late.status()).isEqualTo(412);
        JsonNode problem = late.json();
        assertThat(problem.path("currentVersion").asLong()).isEqualTo(second);
        assertThat(problem.path("detail").asString()).contains("Version " + lost + " was lost");
        assertThat(problem.path("conflicts").get(0).path("kind").asString()).isEqualTo("base-unavailable");
        assertThat(problem.path("lineage")).isEqualTo(client.read(node).path("lineage"));
        assertThat(client.read(node).at("/content/branding/primaryColor").asString())
                .isEqualTo("#666666");

        // the history goes on over the gap
        assertThat(client.revisions(node).json().path("revisions")).hasSize((int) kept + 3);
        assertThat(version(client.discard(node, second))).isEqualTo(second + 1);
    }

    @Test
    void anUnknownCommandIsRefused() {
        TestDatabase database = TestDatabase.fresh();
        assertThatThrownBy(() -> Nodes.start(database, "restore"))
                .rootCause()
                .hasMessageContaining("does not know the command restore");
    }
}
