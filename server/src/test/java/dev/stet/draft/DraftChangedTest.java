package dev.stet.draft;

import static dev.stet.draft.Samples.accent;
import static dev.stet.draft.Samples.color;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.draft.history.IdempotencyKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

/** Every accepted change is announced, after its transaction, whatever way it came. */
@StetTest
class DraftChangedTest {

    private static final Writer BEN = new Writer(WriterKind.PERSON, "1", "Ben");

    @Autowired
    private Drafts drafts;

    @Autowired
    private Fixtures fixtures;

    @Autowired
    private ConfigurableApplicationContext context;

    private final List<Long> announced = new CopyOnWriteArrayList<>();
    private final ApplicationListener<PayloadApplicationEvent<DraftChanged>> listener =
            ApplicationListener.forPayload(this::hear);

    private long tenant;

    @BeforeEach
    void listen() {
        tenant = fixtures.tenant().id();
        context.addApplicationListener(listener);
    }

    @AfterEach
    void stopListening() {
        context.removeApplicationListener(listener);
    }

    private void hear(DraftChanged change) {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .as("a transaction is under way")
                .isFalse();
        if (change.tenantId() == tenant) {
            announced.add(change.version());
        }
    }

    private ChangeResult save(
            long expected, OnConflict policy, UnaryOperator<JsonNode> edit, @Nullable IdempotencyKey key) {
        return drafts.save(new Change(tenant, expected, edit, policy, BEN, null, key));
    }

    private void restore(long expected, Restoration restoration) {
        drafts.restore(new Change(tenant, expected, base -> base, OnConflict.REJECT, BEN, null, null), restoration);
    }

    @Test
    void everyKindOfChangeIsAnnouncedOnce() {
        save(0, OnConflict.REJECT, color("#111111"), null);
        assertThat(announced).containsExactly(1L);
        save(0, OnConflict.MERGE, accent("#222222"), null);
        assertThat(announced).containsExactly(1L, 2L);
        save(0, OnConflict.OVERWRITE, color("#333333"), null);
        assertThat(announced).containsExactly(1L, 2L, 3L);
        restore(3, new Restoration.Publish());
        assertThat(announced).containsExactly(1L, 2L, 3L, 4L);
        restore(4, new Restoration.OfVersion(1));
        assertThat(announced).containsExactly(1L, 2L, 3L, 4L, 5L);
        restore(5, new Restoration.Discard());
        assertThat(announced).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        restore(6, new Restoration.OfRelease(1));
        assertThat(announced).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void whatIsRefusedOrChangesNothingIsNotAnnounced() {
        save(0, OnConflict.REJECT, content -> content, null);
        save(0, OnConflict.REJECT, color("no colour"), null);
        save(9, OnConflict.REJECT, color("#111111"), null);
        restore(9, new Restoration.Publish());

        assertThat(announced).isEmpty();
    }

    @Test
    void aRetryIsAnnouncedAgainSinceTheFirstTimeMayNotHaveBeen() {
        IdempotencyKey key =
                IdempotencyKey.of("key", List.of("payload".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        save(0, OnConflict.REJECT, color("#111111"), key);
        save(0, OnConflict.REJECT, color("#111111"), key);

        assertThat(announced).containsExactly(1L, 1L);
    }
}
