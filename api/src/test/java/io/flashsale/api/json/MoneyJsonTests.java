package io.flashsale.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyJsonTests {

    @ParameterizedTest
    @CsvSource({
        "5.0000,USD,5.00",
        "5,USD,5.00",
        "0.0000,USD,0.00",
        "5.1250,USD,5.125",
        "500.0000,JPY,500",
        "1.5,KWD,1.500"
    })
    void hasTheDecimalsOfItsCurrency(String stored, String currency, String shown) {
        assertThat(MoneyJson.of(Money.of(stored, currency)).amount()).hasToString(shown);
    }

    @Test
    void namesWhatIsWrong() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new MoneyJson(new BigDecimal("5"), "DOLLAR").toMoney())
                .withMessageContaining("ISO 4217");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new MoneyJson(null, null).toMoney())
                .satisfies(invalid -> assertThat(invalid.problems()).hasSize(2));
    }
}
