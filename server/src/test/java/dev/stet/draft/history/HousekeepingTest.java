package dev.stet.draft.history;

import static dev.stet.draft.Samples.color;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.StetTest;
import dev.stet.TestDatabase;
import dev.stet.account.Fixtures;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.draft.Change;
import dev.stet.draft.ChangeResult;
import dev.stet.draft.Drafts;
import dev.stet.draft.OnConflict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StetTest
class HousekeepingTest {

    private static final Writer BEN = new Writer(WriterKind.PERSON, "1", "Ben");

    @Autowired
    private Housekeeping housekeeping;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Fixtures fixtures;

    @Autowired
    private TestDatabase database;

    private ChangeResult save(long tenant) {
        IdempotencyKey key = IdempotencyKey.of("k", List.of(new byte[] {1}));
        return drafts.save(new Change(tenant, 0, color("#112233"), OnConflict.REJECT, BEN, null, key));
    }

    private long keys(long tenant) {
        return database.superuser()
                .sql("select count(*) from idempotency_key where tenant_id = ?")
                .param(tenant)
                .query(Long.class)
                .single();
    }

    @Test
    void refusedKeysAreForgottenAfterAWeekAndNotBefore() {
        long one = fixtures.tenant().id();
        long other = fixtures.tenant().id();
        database.superuser().sql("""
                        insert into idempotency_key (tenant_id, key, payload_hash, created_at)
                        select tenant, 'n' || n, '', now() from unnest(array[?, ?]) tenant, generate_series(1, 2500) n
                        """).params(one, other).update();

        housekeeping.keepHouse(Instant.now().plus(Duration.ofDays(6)));

        assertThat(keys(one)).isEqualTo(2500);

        housekeeping.keepHouse(Instant.now().plus(Duration.ofDays(8)));

        assertThat(keys(one)).isZero();
        assertThat(keys(other)).isZero();
    }

    @Test
    void theKeyOfAnAcceptedSaveIsKnownAsLongAsItsRevision() {
        long tenant = fixtures.tenant().id();
        ChangeResult first = save(tenant);

        housekeeping.keepHouse(Instant.now().plus(Duration.ofDays(8)));

        assertThat(save(tenant)).isInstanceOf(ChangeResult.Accepted.class).isEqualTo(first);
    }
}
