package dev.stet.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.http.BodyLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final int LARGE = BodyLimit.BYTES;
    private static final long ONE = 1;

    private final Budget budget = new Budget(2L * LARGE, Duration.ZERO);

    @Test
    void aTenantThatTakesAllOfItsShareLeavesTheOthersTheirs() throws InterruptedException {
        try (Budget.Taken first = budget.take(ONE, LARGE)) {
            assertThat(first.refusal).isNull();
            try (Budget.Taken second = budget.take(ONE, 100);
                    Budget.Taken other = budget.take(2, LARGE)) {
                assertThat(second.refusal).isEqualTo(Budget.Refusal.TENANT);
                assertThat(other.refusal).isNull();
            }
        }
    }

    @Test
    void allTogetherHaveNoMoreThanTheHeapHolds() throws InterruptedException {
        try (Budget.Taken first = budget.take(ONE, LARGE);
                Budget.Taken second = budget.take(2, LARGE);
                Budget.Taken third = budget.take(3, 100)) {
            assertThat(first.refusal).isNull();
            assertThat(second.refusal).isNull();
            assertThat(third.refusal).isEqualTo(Budget.Refusal.ALL);
        }
    }

    @Test
    void whatIsTakenComesBackHoweverItEnded() throws InterruptedException {
        int before = budget.free();
        for (int round = 0; round < 3; round++) {
            List<Budget.Taken> taken = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                taken.add(budget.take(i % 4, LARGE / 3));
            }
            assertThat(taken).anyMatch(each -> each.refusal != null).anyMatch(each -> each.refusal == null);
            taken.forEach(Budget.Taken::close);

            assertThat(budget.free()).isEqualTo(before);
        }
    }
}
