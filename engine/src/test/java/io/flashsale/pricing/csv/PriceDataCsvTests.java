package io.flashsale.pricing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flashsale.pricing.ActiveWindow;
import io.flashsale.pricing.ImportOutcome.CsvProblem;
import io.flashsale.pricing.NewPriceData;
import io.flashsale.pricing.QuantityLimit.Limited;
import io.flashsale.pricing.QuantityLimit.Unlimited;
import io.flashsale.shared.SkuCode;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceDataCsvTests {

    @Test
    void readsEveryColumn() {
        var row = row("PHONE,5.00,true,100,90,2026-12-01T10:00:00Z,2026-12-01T11:00:00Z");

        var window = new ActiveWindow(Instant.parse("2026-12-01T10:00:00Z"), Instant.parse("2026-12-01T11:00:00Z"));
        var wish = new NewPriceData(new SkuCode("PHONE"), new BigDecimal("5.00"), new Limited(100, 90), window);
        assertThat(row).isEqualTo(new CsvRow.Price(2, wish));
    }

    @Test
    void readsQuotedAndEmptyCells() {
        var wish =
                new NewPriceData(new SkuCode("PHONE"), new BigDecimal("12.99"), new Unlimited(), ActiveWindow.ALWAYS);

        assertThat(row("\"PHONE\",12.99,false,,,,")).isEqualTo(new CsvRow.Price(2, wish));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P P,5,false,,,,                        | sku",
                ",5,false,,,,                           | sku",
                "P,-1,false,,,,                         | amount",
                "P,1e3,false,,,,                        | amount",
                "P,1.00001,false,,,,                    | amount",
                "P,5,yes,,,,                            | limitedByQuantity",
                "P,5,true,,,,                           | startingQuantity",
                "P,5,true,0,,,                          | startingQuantity",
                "P,5,true,1.5,,,                        | startingQuantity",
                "P,5,true,2147483648,,,                 | startingQuantity",
                "P,5,true,5,6,,                         | availableQuantity",
                "P,5,false,,,yesterday,                 | activeFrom",
                "P,5,false,,,2026-12-01T10:00:00Z,2026-12-01T09:00:00Z | activeTo",
                "P,5,false,,,                           | line",
                "P,5,false,,,,,                         | line",
            })
    void namesTheColumnThatIsWrong(String line, String column) {
        assertThat(row(line.strip()))
                .asInstanceOf(type(CsvRow.Wrong.class))
                .extracting(wrong -> wrong.problems().getFirst())
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.column()).isEqualTo(column);
                });
    }

    @Test
    void namesAllWrongColumnsOfALine() {
        assertThat(row("P P,-1,maybe,,,,"))
                .asInstanceOf(type(CsvRow.Wrong.class))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .extracting(CsvProblem::column)
                        .containsExactly("sku", "amount", "limitedByQuantity"));
    }

    @Test
    void skipsEmptyLines() {
        assertThat(row("  ")).isEqualTo(new CsvRow.Nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sku,amount",
                "amount,sku,limitedByQuantity,startingQuantity,availableQuantity,activeFrom,activeTo"
            })
    void wantsTheHeaderFirst(String line) {
        assertThat(PriceDataCsv.parse(new CsvLine(1, line))).isInstanceOf(CsvRow.Wrong.class);
    }

    @Test
    void hasAnExampleThatItReads() {
        var lines = PriceDataCsv.EXAMPLE.lines().toList();

        for (int i = 0; i < lines.size(); i++) {
            assertThat(PriceDataCsv.parse(new CsvLine(i + 1, lines.get(i)))).isNotInstanceOf(CsvRow.Wrong.class);
        }
    }

    private static CsvRow row(String text) {
        return PriceDataCsv.parse(new CsvLine(2, text));
    }
}
