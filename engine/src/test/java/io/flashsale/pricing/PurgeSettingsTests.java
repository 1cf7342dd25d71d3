package io.flashsale.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PurgeSettingsTests {

    @Test
    void pausesAsManyTimesAsLongAsTheWorkTook() {
        assertThat(settings(3).pauseAfter(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void pausesAtLeastSoLong() {
        assertThat(settings(3).pauseAfter(Duration.ofMillis(5))).isEqualTo(Duration.ofMillis(20));
        assertThat(settings(0).pauseAfter(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void knowsBounds() {
        assertThatThrownBy(() -> settings(-1)).isInstanceOf(InvalidInput.class).hasMessageContaining("pause-to-work");
        assertThatThrownBy(() -> settings(101)).isInstanceOf(InvalidInput.class).hasMessageContaining("0 to 100");
    }

    private static PurgeSettings settings(int pauseToWork) {
        return new PurgeSettings(
                "0 0 0 * * *",
                ZoneOffset.UTC,
                Duration.ofDays(30),
                500,
                Duration.ofMillis(20),
                pauseToWork,
                Duration.ofSeconds(1));
    }
}
