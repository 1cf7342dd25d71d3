package io.flashsale.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.shared.InvalidInput;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActiveWindowTests {

    private static final Instant TEN = Instant.parse("2026-12-01T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-12-01T11:00:00Z");

    @Test
    void beginsWithItsFirstInstantAndEndsBeforeItsLast() {
        var window = new ActiveWindow(TEN, ELEVEN);

        assertThat(window.contains(TEN.minusNanos(1))).isFalse();
        assertThat(window.contains(TEN)).isTrue();
        assertThat(window.contains(ELEVEN.minusNanos(1))).isTrue();
        assertThat(window.contains(ELEVEN)).isFalse();
    }

    @Test
    void isAlwaysOpenWithoutEnds() {
        assertThat(ActiveWindow.ALWAYS.contains(Instant.EPOCH)).isTrue();
    }

    @Test
    void keepsWhatTheDatabaseKeeps() {
        assertThat(new ActiveWindow(TEN.plusNanos(1_999), null).from()).isEqualTo(TEN.plusNanos(1_000));
    }

    @Test
    void endsAfterItBegins() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new ActiveWindow(TEN, TEN))
                .withMessageStartingWith("activeTo: ");
    }

    @Test
    void liesWithinTheYearsOfTheDatabase() {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new ActiveWindow(null, Instant.MAX));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new ActiveWindow(Instant.MIN, null));
    }
}
