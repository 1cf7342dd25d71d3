package io.flashsale.api.buy;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.account.Role;
import io.flashsale.api.security.ForgedToken;
import io.flashsale.api.security.Shopper;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.RawHttp;
import io.flashsale.api.testing.Shop;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent here is refused as a problem, and none of it leaves a trace. */
class BuyInputIT {

    private static final App APP = App.shared();
    private static final Shop SHOP = APP.shop();
    private static final Customer ANNA = SHOP.customer();
    private static OnSale sale;

    @BeforeAll
    static void openASale() {
        sale = SHOP.open(Offer.of(10));
    }

    @AfterAll
    static void nothingHasChanged() {
        assertThat(SHOP.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(10, 0, 0, 0));
        assertThat(new Books(APP.servers()).ordersByStatus(sale)).isEmpty();
        assertThat(new GateKeys(APP.servers()).holds(sale)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "2147483648", "1000001", "1.5", "1e0", "\"1\"", "null", "true", "[1]", "{}", "01"})
    void refusesAQuantityThatIsNone(String quantity) {
        var answer = buy("one", "{\"lines\":[{\"sku\":\"%s\",\"quantity\":%s}]}".formatted(sale.sku(), quantity));

        assertProblem(answer, 400, "invalid-input");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "no body; ``",
                "null; null",
                "a text; \"lines\"",
                "no lines; {}",
                "empty lines; {\"lines\":[]}",
                "null lines; {\"lines\":null}",
                "a line that is none; {\"lines\":[1]}",
                "no quantity; {\"lines\":[{\"sku\":\"SKU\"}]}",
                "no sku; {\"lines\":[{\"quantity\":1}]}",
                "null sku; {\"lines\":[{\"sku\":null,\"quantity\":1}]}",
                "sku as number; {\"lines\":[{\"sku\":1,\"quantity\":1}]}",
                "another sku; {\"lines\":[{\"sku\":\"nothing-of-ours\",\"quantity\":1}]}",
                "a sku twice; {\"lines\":[{\"sku\":\"SKU\",\"quantity\":1},{\"sku\":\"SKU\",\"quantity\":1}]}",
                "an unknown field; {\"lines\":[{\"sku\":\"SKU\",\"quantity\":1}],\"price\":1}",
                "an unknown field of a line; {\"lines\":[{\"sku\":\"SKU\",\"quantity\":1,\"price\":1}]}",
                "a field twice; {\"lines\":[],\"lines\":[{\"sku\":\"SKU\",\"quantity\":1}]}",
                "a quantity twice; {\"lines\":[{\"sku\":\"SKU\",\"quantity\":5,\"quantity\":1}]}",
                "something after it; {\"lines\":[{\"sku\":\"SKU\",\"quantity\":1}]} {}",
                "half of it; {\"lines\":[{\"sku\":\"SKU\",",
            })
    void refusesABodyThatIsNoPurchase(String what, String body) {
        var answer = buy("one", body.replace("SKU", sale.sku()));

        assertProblem(answer, 400, "invalid-input");
    }

    @Test
    void refusesADeepBody() {
        assertProblem(buy("one", "{\"lines\":" + "[".repeat(5_000)), 400, "invalid-input");
    }

    @Test
    void refusesElevenLines() {
        var line = "{\"sku\":\"a-%d\",\"quantity\":1}";
        var lines = IntStream.range(0, 11).mapToObj(line::formatted).toList();

        assertProblem(buy("one", "{\"lines\":[" + String.join(",", lines) + "]}"), 400, "invalid-input");
    }

    @Test
    void refusesAMegabyte() {
        assertProblem(buy("one", "{\"lines\":\"" + "a".repeat(1_000_000) + "\"}"), 413, "too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c328", "e28228", "eda080", "c0af", "0000", "feff007b"})
    void refusesWhatIsNotUtf8(String hex) {
        var head = "{\"lines\":[{\"quantity\":1,\"sku\":\"".getBytes(StandardCharsets.UTF_8);
        var bad = HexFormat.of().parseHex(hex);
        var body = new byte[head.length + bad.length + 4];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(bad, 0, body, head.length, bad.length);
        System.arraycopy("\"}]}".getBytes(StandardCharsets.UTF_8), 0, body, head.length + bad.length, 4);

        var request = SHOP.buyRequest(ANNA, sale).header("Idempotency-Key", "one");

        assertProblem(
                SHOP.send(request.POST(BodyPublishers.ofByteArray(body)).build())
                        .join(),
                400,
                "invalid-input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "json"})
    void refusesAnotherContentType(String type) {
        var request =
                SHOP.buyRequest(ANNA, sale).header("Idempotency-Key", "one").setHeader("Content-Type", type);

        var answer = SHOP.send(request.POST(BodyPublishers.ofString(Shop.basket(sale, 1)))
                        .build())
                .join();

        assertProblem(answer, 415, "unsupported-media-type");
    }

    @Test
    void refusesAPurchaseWithoutAKey() {
        var request = SHOP.buyRequest(ANNA, sale).POST(BodyPublishers.ofString(Shop.basket(sale, 1)));

        assertProblem(SHOP.send(request.build()).join(), 400, "invalid-input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "two words", "\"two words\""})
    void refusesAKeyThatIsNone(String key) {
        assertProblem(buy(key, Shop.basket(sale, 1)), 400, "invalid-input");
    }

    @Test
    void refusesAKeyOfThreeHundredCharacters() {
        assertProblem(buy("k".repeat(300), Shop.basket(sale, 1)), 400, "invalid-input");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x07, 0x09, 0x1b, 0x7f, 0xe9, 0x20ac})
    void refusesAKeyWithOddCharacters(int character) {
        var body = Shop.basket(sale, 1).getBytes(StandardCharsets.UTF_8);

        var answer = new RawHttp(APP.address())
                .send("""
                POST /api/sales/%s/orders HTTP/1.1\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Idempotency-Key: a%sb""".formatted(sale.id(), ANNA.token(), Character.toString(character)), body);

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @EnumSource
    void refusesForgedTokens(ForgedToken forged) {
        var token = forged.made(
                App.SECRET, new Shopper(ANNA.id(), Role.CUSTOMER), Instant.now().plusSeconds(600));

        assertRefusedToken(SHOP.buy(new Customer(ANNA.id(), token), "one", sale));
    }

    @Test
    void refusesATokenWithAChangedCharacter() {
        var token = ANNA.token();
        var other = token.charAt(10) == 'A' ? 'B' : 'A';

        assertRefusedToken(
                SHOP.buy(new Customer(ANNA.id(), token.substring(0, 10) + other + token.substring(11)), "one", sale));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWRtaW46YWRtaW4=", "Bearer", "Bearer ", "bearer x", ""})
    void refusesOtherKindsOfAuthorization(String header) {
        var request =
                SHOP.buyRequest(ANNA, sale).setHeader("Authorization", header).header("Idempotency-Key", "one");

        assertRefusedToken(SHOP.send(request.POST(BodyPublishers.ofString(Shop.basket(sale, 1)))
                        .build())
                .join());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01ARZ3NDEKTSV4RRFFQ69G5FAV", "nothing", "%00", "..%2f..", "' OR 1=1"})
    void findsNoSaleThatIsNotThere(String id) {
        var body = Shop.basket(sale, 1).getBytes(StandardCharsets.UTF_8);

        var answer = new RawHttp(APP.address()).send("""
                POST /api/sales/%s/orders HTTP/1.1\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Idempotency-Key: one""".formatted(id.replace(" ", "%20"), ANNA.token()), body);

        assertThat(answer).matches("(?s)HTTP/1.1 (404|400) .*").contains("application/problem+json");
    }

    private static Answer buy(String key, String body) {
        var request = SHOP.buyRequest(ANNA, sale).header("Idempotency-Key", key);
        return SHOP.send(request.POST(BodyPublishers.ofString(body)).build()).join();
    }

    private static void assertRefusedToken(Answer answer) {
        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.outcome()).isEqualTo(type);
        assertThat(answer.text("detail")).isNotBlank();
    }
}
