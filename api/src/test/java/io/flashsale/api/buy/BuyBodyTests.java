package io.flashsale.api.buy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.checkout.BuyRequest;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SkuCode;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuyBodyTests {

    @Test
    void readsTheLinesInTheirOrder() {
        assertThat(BuyBody.read("""
                {"lines": [{"sku": "B-1", "quantity": 2}, {"quantity": 1000000, "sku": "A-1"}]}
                """.getBytes(UTF_8)))
                .containsExactly(
                        new BuyRequest.Line(new SkuCode("B-1"), 2), new BuyRequest.Line(new SkuCode("A-1"), 1_000_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "2147483648",
                "9223372036854775808",
                "1000001",
                "1.5",
                "1.0",
                "1e0",
                "\"1\"",
                "null",
                "true",
                "[]",
                "{}"
            })
    void namesAQuantityThatIsNone(String quantity) {
        assertThatThrownBy(() -> read("{\"lines\":[{\"sku\":\"A\",\"quantity\":" + quantity + "}]}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("lines[0].quantity")
                .hasMessageContaining("(expected: an integer, 1 to 1000000)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                  | body",
                "null                                                | body",
                "1                                                   | body",
                "{}                                                  | lines",
                "{\"lines\":{}}                                      | lines",
                "{\"lines\":null}                                    | lines",
                "{\"lines\":[null]}                                  | lines[0]",
                "{\"lines\":[[]]}                                    | lines[0]",
                "{\"lines\":[{\"sku\":\"A\"}]}                       | lines[0].quantity",
                "{\"lines\":[{\"quantity\":1}]}                      | lines[0].sku",
                "{\"lines\":[{\"sku\":7,\"quantity\":1}]}            | lines[0].sku",
                "{\"lines\":[{\"sku\":\"\",\"quantity\":1}]}         | lines[0].sku",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"x\":1}]}| lines[0].x",
                "{\"price\":1,\"lines\":[]}                          | price",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":1}],\"x\":1}| x",
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        assertThatThrownBy(() -> read(body.strip()))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        wrong -> assertThat(wrong.problems())
                                .extracting(problem -> problem.field())
                                .containsExactly(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"lines\":[",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":01}]}",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"quantity\":1}]}",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":1}],\"lines\":[]}",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":1}]} x",
                "{\"lines\":[{\"sku\":\"A\",\"quantity\":1}]} {}",
                "{'lines':[]}",
                "{\"lines\":[],}",
            })
    void refusesWhatIsNoJsonObject(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(InvalidInput.class).hasMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c328", "e28228", "eda080", "c0af", "00"})
    void refusesWhatIsNotUtf8(String hex) {
        var body = ("{\"lines\":[{\"quantity\":1,\"sku\":\"-\"}]}").getBytes(UTF_8);
        var text = HexFormat.of().formatHex(body).replace("222d22", "22" + hex + "22");

        assertThatThrownBy(() -> BuyBody.read(HexFormat.of().parseHex(text))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesADeepBody() {
        assertThatThrownBy(() -> read("{\"lines\":" + "[".repeat(7_000))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> read("{\"x\":".repeat(3_000))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesElevenLines() {
        var lines = IntStream.range(0, 11)
                .mapToObj(number -> "{\"sku\":\"A-" + number + "\",\"quantity\":1}")
                .collect(Collectors.joining(","));

        assertThatThrownBy(() -> read("{\"lines\":[" + lines + "]}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("1 to 10 lines");
    }

    @Test
    void refusesAVeryLongNumber() {
        assertThatThrownBy(() -> read("{\"lines\":[{\"sku\":\"A\",\"quantity\":" + "9".repeat(5_000) + "}]}"))
                .isInstanceOf(InvalidInput.class);
    }

    private static void read(String body) {
        BuyBody.read(body.getBytes(UTF_8));
    }
}
