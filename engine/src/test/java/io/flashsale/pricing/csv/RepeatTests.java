package io.flashsale.pricing.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.pricing.ActiveWindow;
import io.flashsale.pricing.CsvProblem;
import io.flashsale.pricing.NewPriceData;
import io.flashsale.pricing.QuantityLimit.Limited;
import io.flashsale.shared.SkuCode;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatTests {

    private static final String HEADER =
            "sku,amount,limitedByQuantity,startingQuantity,availableQuantity,activeFrom,activeTo\n";
    private static final NewPriceData CREATED = new NewPriceData(
            new SkuCode("P"),
            new BigDecimal("5.0000"),
            new Limited(10, 7),
            new ActiveWindow(Instant.parse("2026-12-01T10:00:00Z"), null));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P,5,true,10,7,2026-12-01T10:00:00Z,",
                "P,5.00,true,10,,2026-12-01T10:00:00Z,",
                "P,5.0000,true,10,7,2026-12-01T11:00:00+01:00,"
            })
    void findsNoDifferenceInWhatMeansTheSame(String row) {
        assertThat(repeat(row).difference()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P,5.0001,true,10,7,2026-12-01T10:00:00Z, | amount",
                "P,5,false,,,2026-12-01T10:00:00Z, | limitedByQuantity",
                "P,5,true,11,7,2026-12-01T10:00:00Z, | startingQuantity",
                "P,5,true,11,,2026-12-01T10:00:00Z, | startingQuantity",
                "P,5,true,10,8,2026-12-01T10:00:00Z, | availableQuantity",
                "P,5,true,10,7,, | activeFrom",
                "P,5,true,10,7,2026-12-01T10:00:00Z,2026-12-01T11:00:00Z | activeTo",
            })
    void namesTheColumnThatDiffers(String row, String column) {
        assertThat(repeat(row.strip()).difference()).map(CsvProblem::column).hasValue(column);
    }

    private static Repeat repeat(String row) {
        return new Repeat((CsvRow.Price) CsvFile.rows(HEADER + row + "\n").getFirst(), CREATED);
    }
}
