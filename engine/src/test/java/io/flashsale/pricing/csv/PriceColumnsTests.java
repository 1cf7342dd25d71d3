package io.flashsale.pricing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flashsale.pricing.ActiveWindow;
import io.flashsale.pricing.CsvProblem;
import io.flashsale.pricing.NewPriceData;
import io.flashsale.pricing.QuantityLimit.Limited;
import io.flashsale.pricing.QuantityLimit.Unlimited;
import io.flashsale.shared.SkuCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceColumnsTests {

    private static final String HEADER =
            "sku,amount,limitedByQuantity,startingQuantity,availableQuantity,activeFrom,activeTo";

    @Test
    void readsEveryColumn() {
        var row = row("PHONE,5.00,true,100,90,2026-12-01T10:00:00Z,2026-12-01T11:00:00Z");

        var window = new ActiveWindow(Instant.parse("2026-12-01T10:00:00Z"), Instant.parse("2026-12-01T11:00:00Z"));
        var wish = new NewPriceData(new SkuCode("PHONE"), new BigDecimal("5.00"), new Limited(100, 90), window);
        assertThat(row).isEqualTo(new CsvRow.Price(2, wish, false));
    }

    @Test
    void readsQuotedAndEmptyCells() {
        var wish =
                new NewPriceData(new SkuCode("PHONE"), new BigDecimal("12.99"), new Unlimited(), ActiveWindow.ALWAYS);

        assertThat(row("\"PHONE\",12.99,FALSE,,,,")).isEqualTo(new CsvRow.Price(2, wish, true));
    }

    @Test
    void readsTheColumnsInTheOrderOfTheHeader() {
        String header = "ActiveTo,activefrom,\"AVAILABLEQUANTITY\",startingQuantity, LimitedByQuantity ,Amount,SKU";

        var rows = CsvFile.rows(header + "\n,,,100,True,5,PHONE\n");

        var wish =
                new NewPriceData(new SkuCode("PHONE"), new BigDecimal("5"), new Limited(100, 100), ActiveWindow.ALWAYS);
        assertThat(rows).containsExactly(new CsvRow.Price(2, wish, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"5,5 | 5.5", "5 | 5", "1000,0001 | 1000.0001", "12.99 | 12.99", "5.0000 | 5.0000"})
    void readsDecimalCommasBetweenSemicolons(String cell, BigDecimal amount) {
        var rows = CsvFile.rows(HEADER.replace(',', ';') + "\nP;" + cell + ";false;;;;\n");

        assertThat(rows)
                .singleElement()
                .asInstanceOf(type(CsvRow.Price.class))
                .satisfies(row -> assertThat(row.wish().amount()).isEqualTo(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.000", "1.000,00", "1,00000", ",5", "5,", "-5,00"})
    void refusesAmountsThatMayMeanAnotherBetweenSemicolons(String cell) {
        var rows = CsvFile.rows(HEADER.replace(',', ';') + "\nP;" + cell + ";false;;;;\n");

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(columns(row)).containsExactly("amount"));
    }

    @Test
    void refusesDecimalCommasBetweenCommas() {
        assertThat(columns(row("P,\"5,00\",false,,,,"))).containsExactly("amount");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P P,5,false,,,,                        | sku",
                ",5,false,,,,                           | sku",
                "P,-1,false,,,,                         | amount",
                "P,,false,,,,                           | amount",
                "P,1e3,false,,,,                        | amount",
                "P,1.00001,false,,,,                    | amount",
                "P,5,yes,,,,                            | limitedByQuantity",
                "P,5,,,,,                               | limitedByQuantity",
                "P,5,true,,,,                           | startingQuantity",
                "P,5,true,0,,,                          | startingQuantity",
                "P,5,true,-1,,,                         | startingQuantity",
                "P,5,true,1.5,,,                        | startingQuantity",
                "P,5,true,2147483648,,,                 | startingQuantity",
                "P,5,false,5,,,                         | startingQuantity",
                "P,5,true,5,6,,                         | availableQuantity",
                "P,5,true,5,-1,,                        | availableQuantity",
                "P,5,false,,5,,                         | availableQuantity",
                "P,5,false,,,yesterday,                 | activeFrom",
                "P,5,false,,,,2026-12-01                | activeTo",
                "P,5,false,,,2026-12-01T10:00:00Z,2026-12-01T09:00:00Z | activeTo",
                "P,5,false,,,                           | row",
                "P,5,false,,,,,                         | row",
                "P\"P,5,false,,,,                       | row",
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
    void namesAllWrongColumnsOfARow() {
        assertThat(columns(row("P P,-1,maybe,,,,"))).containsExactly("sku", "amount", "limitedByQuantity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sku,amount",
                "sku,sku,limitedByQuantity,startingQuantity,availableQuantity,activeFrom,activeTo",
                "sku,amount,limitedByQuantity,startingQuantity,availableQuantity,activeFrom,activeTo,more",
                "sku,amount,limitedByQuantity,startingQuantity;availableQuantity,activeFrom,activeTo",
                "PHONE,5.00,true,100,90,,"
            })
    void wantsEachColumnOnceInTheHeader(String header) {
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> CsvFile.rows(header + "\n"))
                .satisfies(end -> assertThat(end.problem())
                        .extracting(CsvProblem::line, CsvProblem::column)
                        .containsExactly(1, "header"));
    }

    @Test
    void hasAnExampleThatItReads() {
        assertThat(CsvFile.rows(PriceColumns.EXAMPLE)).hasSize(3).allMatch(CsvRow.Price.class::isInstance);
    }

    private static CsvRow row(String text) {
        return CsvFile.rows(HEADER + "\n" + text).getFirst();
    }

    private static List<String> columns(CsvRow row) {
        return ((CsvRow.Wrong) row).problems().stream().map(CsvProblem::column).toList();
    }
}
