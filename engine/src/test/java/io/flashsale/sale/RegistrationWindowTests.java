package io.flashsale.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RegistrationWindowTests {

    @Test
    void isOpenFromItsOpeningUntilJustBeforeItsClosing() {
        var opens = Instant.parse("2030-01-01T00:00:00Z");
        var closes = opens.plusMillis(2);
        var window = new RegistrationWindow(opens, closes);

        assertThat(window.isOpen(opens.minusMillis(1))).isFalse();
        assertThat(window.isOpen(opens)).isTrue();
        assertThat(window.isOpen(closes.minusMillis(1))).isTrue();
        assertThat(window.isOpen(closes)).isFalse();
    }
}
