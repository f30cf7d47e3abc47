package dev.stet.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.http.BodyLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {

    /** Less than is done one after the other, and so many that a tenant may have at a time. */
    private static final int CONTENT = 1 << 16;

    private static final int EACH = BodyLimit.BYTES / CONTENT;

    private final Budget budget = new Budget(2L * BodyLimit.BYTES, Duration.ZERO);

    /** Takes the tenant's whole share, in parts. */
    private List<Budget.Taken> whole(long tenant) throws InterruptedException {
        List<Budget.Taken> taken = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            taken.add(budget.take(tenant, CONTENT));
            assertThat(taken.getLast().refusal).isNull();
        }
        return taken;
    }

    @Test
    void aTenantThatTakesAllOfItsShareLeavesTheOthersTheirs() throws InterruptedException {
        whole(1);

        assertThat(budget.take(1, CONTENT).refusal).isEqualTo(Budget.Refusal.TENANT);
        assertThat(budget.take(2, CONTENT).refusal).isNull();
    }

    @Test
    void allTogetherHaveNoMoreThanTheHeapHolds() throws InterruptedException {
        whole(1);
        whole(2);

        assertThat(budget.take(3, CONTENT).refusal).isEqualTo(Budget.Refusal.ALL);
    }

    @Test
    void largeContentsLeaveCoresForSmallOnes() throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        Budget roomy = new Budget(1L << 30, Duration.ZERO);
        for (int tenant = 0; tenant < Math.max(1, cores / 2); tenant++) {
            assertThat(roomy.take(tenant, 500_000).refusal).isNull();
        }

        assertThat(roomy.take(100, 500_000).refusal).isEqualTo(Budget.Refusal.ALL);
        assertThat(roomy.take(101, CONTENT).refusal).isNull();
    }

    @Test
    void whatIsTakenComesBackHoweverItEnded() throws InterruptedException {
        int before = budget.free();
        for (int round = 0; round < 3; round++) {
            List<Budget.Taken> taken = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                taken.add(budget.take(i % 4, BodyLimit.BYTES / 3));
            }
            assertThat(taken).anyMatch(each -> each.refusal != null).anyMatch(each -> each.refusal == null);
            taken.forEach(Budget.Taken::close);

            assertThat(budget.free()).isEqualTo(before);
        }
    }
}
