package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.gate.Segment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A segment of which nobody knows whether the Redis that answers now is the one it was loaded into. */
class DoubtedLoadsIT {

    private final SegmentInRedis sale = SegmentInRedis.open(1);
    private final DoubtedLoads doubted = sale.doubtedLoads();

    @Test
    void nothingIsDoubtedAtFirst() {
        assertThat(doubted.contains(sale.segment)).isFalse();
    }

    @Test
    void aLoadOfAnotherProcessStaysDoubted() {
        sale.with("run_id", "before");
        doubted.doubt(List.of(sale.segment), "now");

        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> isDoubted(1));
    }

    @Test
    void aLoadThatAnotherInstanceHasMadeIntoThisProcessIsTrustedSoon() {
        sale.with("run_id", "now");
        doubted.doubt(List.of(sale.segment), "now");

        assertThat(isDoubted(1)).as("before it was looked at").isTrue();
        await().atMost(Duration.ofSeconds(5)).until(() -> !isDoubted(1));
    }

    @Test
    void anEpochThatIsNotThereStaysDoubted() {
        sale.with("run_id", "now").with("epoch", 7);
        doubted.doubt(List.of(sale.segment), "now");

        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> isDoubted(1));
        assertThat(isDoubted(2)).as("a load after the doubt").isFalse();
    }

    @Test
    void whatTheLastProcessSaidEndsNoDoubtAboutTheNext() {
        sale.with("run_id", "second");
        doubted.doubt(List.of(sale.segment), "second");
        doubted.doubt(List.of(sale.segment), "third");

        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> isDoubted(1));
    }

    private boolean isDoubted(long epoch) {
        return doubted.contains(new Segment(sale.segment.sale(), 0, epoch, sale.segment.prices()));
    }
}
