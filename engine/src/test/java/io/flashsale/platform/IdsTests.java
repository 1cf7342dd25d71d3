package io.flashsale.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.shared.OrderId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTests {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void riseWithinOneMillisecond() {
        var ids = new Ids(InstantSource.fixed(NOON));

        var made = Stream.generate(ids::next).limit(1_000).toList();

        assertThat(made)
                .isSorted()
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(new OrderId(id)).isNotNull());
    }

    @Test
    void riseWhenTheClockStepsBack() {
        var now = new AtomicReference<>(NOON);
        var ids = new Ids(now::get);

        String before = ids.next();
        now.set(NOON.minusMillis(500));

        assertThat(ids.next()).isGreaterThan(before);
    }
}
