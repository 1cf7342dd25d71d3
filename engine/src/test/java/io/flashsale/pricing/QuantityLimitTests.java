package io.flashsale.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.pricing.QuantityLimit.Limited;
import io.flashsale.pricing.QuantityLimit.Unlimited;
import io.flashsale.shared.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityLimitTests {

    @Test
    void startsWithAllAvailableWhenNothingElseIsSaid() {
        assertThat(QuantityLimit.of(true, 10, null)).isEqualTo(new Limited(10, 10));
    }

    @Test
    void mayStartWithFewerAvailable() {
        assertThat(QuantityLimit.of(true, 10, 0)).isEqualTo(new Limited(10, 0));
    }

    @Test
    void isUnlimitedWithoutQuantities() {
        assertThat(QuantityLimit.of(false, null, null)).isEqualTo(new Unlimited());
    }

    @ParameterizedTest
    @CsvSource({
        "true, , , startingQuantity",
        "true, 0, , startingQuantity",
        "true, -1, , startingQuantity",
        "true, 10, 11, availableQuantity",
        "true, 10, -1, availableQuantity",
        "false, 10, , startingQuantity",
        "false, , 5, availableQuantity"
    })
    void namesTheQuantityThatDoesNotFit(
            boolean limited, @Nullable Integer starting, @Nullable Integer available, String field) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> QuantityLimit.of(limited, starting, available))
                .withMessageStartingWith(field + ": ");
    }
}
