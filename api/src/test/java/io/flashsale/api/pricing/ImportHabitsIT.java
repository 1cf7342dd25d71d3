package io.flashsale.api.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same two prices, as spreadsheets write them: whatever the habit, the second file says what the first did. */
class ImportHabitsIT extends ImportServer {

    private static final String PLAIN = """
            sku,amount,limitedByQuantity,startingQuantity,availableQuantity,activeFrom,activeTo
            %s0,5.25,true,10,7,2026-12-01T10:00:00Z,
            %s1,1000.00,false,,,,
            """;

    @ParameterizedTest
    @MethodSource("habits")
    void readsTheSamePricesFromEachHabit(String habit) {
        skus(2);

        ImportView first = imported(habit.replace("%s", file.prefix()));
        ImportView plain = imported(PLAIN.replace("%s", file.prefix()));

        assertThat(first.accepted()).isEqualTo(2);
        assertThat(plain.unchanged()).isEqualTo(2);
        assertThat(plain.wrong()).isZero();
        assertThat(prices()).isEqualTo(2);
    }

    @Test
    void namesTheLineAfterQuotedEndsOfLines() {
        skus(1);
        String quoted = PriceFile.HEADER + "\"" + file.sku(0) + "\n\n\",5,false,,,,\r\n" + "NO-SUCH-SKU,5,false,,,,\n";

        post(quoted)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("line 5, sku");
    }

    static Stream<String> habits() {
        return Stream.of(
                PLAIN,
                "\uFEFF" + PLAIN,
                PLAIN.replace("\n", "\r\n"),
                PLAIN + "\n\r\n,,,,,,\r\n\n",
                PLAIN.stripTrailing(),
                PLAIN.replace("true", "TRUE").replace("false", "FALSE"),
                PLAIN.replace("5.25", "\"5.25\"").replace("%s1", "\"%s1\r\n\""),
                PLAIN.replace(',', ';'),
                "\uFEFF"
                        + PLAIN.replace(',', ';')
                                .replace("5.25", "5,25")
                                .replace("1000.00", "1000,00")
                                .replace("\n", "\r\n")
                        + ";;;;;;\r\n",
                PLAIN.replace("sku,amount,limitedByQuantity", "SKU,Amount,LIMITEDBYQUANTITY"),
                """
                activeTo,activeFrom,startingQuantity,availableQuantity,limitedByQuantity,amount,"sku"
                ,2026-12-01T10:00:00Z,10,7,true,5.25,%s0
                ,,,,false,1000,%s1
                """);
    }
}
