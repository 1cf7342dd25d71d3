package io.flashsale.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxSettingsTests {

    @Test
    void aPauseIsTwiceTheOneBeforeUpToTheLongest() {
        var settings = new OutboxSettings(
                Duration.ofSeconds(1),
                50,
                20,
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                Duration.ofSeconds(10),
                Duration.ofDays(2),
                10,
                2,
                Duration.ofHours(1),
                Duration.ofDays(60));

        assertThat(IntStream.rangeClosed(1, 7).mapToObj(settings::pauseAfter).map(Duration::toSeconds))
                .containsExactly(30L, 60L, 120L, 240L, 480L, 900L, 900L);
        assertThat(settings.pauseAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }
}
