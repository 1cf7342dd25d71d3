package io.flashsale.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTests {

    @Test
    void takesTheNearestRank() {
        assertThat(Spread.of(IntStream.rangeClosed(1, 200))).isEqualTo(new Spread(100, 198, 200));
    }

    @Test
    void isThatOneValueWhenThereIsOnlyOne() {
        assertThat(Spread.of(IntStream.of(7))).isEqualTo(new Spread(7, 7, 7));
    }

    @Test
    void isZeroWhenThereIsNone() {
        assertThat(Spread.of(IntStream.empty())).isEqualTo(new Spread(0, 0, 0));
    }
}
