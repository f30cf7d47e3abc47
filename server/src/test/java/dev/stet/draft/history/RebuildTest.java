package dev.stet.draft.history;

import static dev.stet.draft.Samples.section;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.draft.Change;
import dev.stet.draft.ChangeResult;
import dev.stet.draft.ChangeResult.Accepted;
import dev.stet.draft.Drafts;
import dev.stet.draft.OnConflict;
import dev.stet.draft.Restoration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Any version is rebuilt from a snapshot and the patches after it. */
@StetTest
class RebuildTest {

    private static final Writer BEN = new Writer(WriterKind.PERSON, "1", "Ben");

    @Autowired
    private Drafts drafts;

    @Autowired
    private History history;

    @Autowired
    private RecentDrafts recent;

    @Autowired
    private Fixtures fixtures;

    @Test
    void everyVersionIsRebuiltToTheSameBytesByANodeWithNothingInMemory() {
        long tenant = fixtures.tenant().id();
        Random random = new Random(20261125);
        Map<Long, String> texts = new HashMap<>();
        texts.put(0L, drafts.get(tenant).content().text());
        for (int step = 0; step < 150; step++) {
            long at = drafts.get(tenant).version();
            ChangeResult result = random.nextInt(10) == 0
                    ? drafts.restore(
                            Change.restoring(tenant, at, BEN, null, null),
                            new Restoration.OfVersion(random.nextInt((int) at + 1)))
                    : drafts.save(new Change(
                            tenant,
                            at,
                            section("s" + random.nextInt(12), "text " + step),
                            OnConflict.REJECT,
                            BEN,
                            null,
                            null));
            Accepted done = (Accepted) result;
            texts.put(done.version(), done.content().text());
        }

        texts.forEach((version, text) -> {
            recent.forget(tenant);
            assertThat(history.contentAt(tenant, version).orElseThrow().text()).isEqualTo(text);
        });
        recent.forget(tenant);
        assertThat(history.newest(tenant).content().text())
                .isEqualTo(texts.get(history.newest(tenant).version()));
        assertThat(texts).hasSizeGreaterThan(100);
    }
}
