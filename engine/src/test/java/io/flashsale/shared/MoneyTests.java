package io.flashsale.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "0.00001", "1E15", "1E400", "1E2147483647", "1E-2147483647", "1234567890123456"})
    void refusesWhatTheDatabaseCannotHold(String amount) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Money.requireAmount(new BigDecimal(amount)))
                .withMessageStartingWith("amount: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5.00", "0.0001", "999999999999999.9999", "1E14"})
    void takesEveryAmountThatTheDatabaseHolds(String amount) {
        assertThat(Money.of(amount, "USD").amount()).isEqualTo(amount);
    }

    @Test
    void addsOnlyWithinOneCurrency() {
        assertThat(Money.of("1.50", "USD").plus(Money.of("2", "USD"))).isEqualTo(Money.of("3.50", "USD"));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Money.of("1", "USD").plus(Money.of("1", "EUR")));
    }
}
