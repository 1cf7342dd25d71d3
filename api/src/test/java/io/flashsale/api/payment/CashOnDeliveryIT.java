package io.flashsale.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Paying;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.order.OrderIds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Cash on delivery over HTTP, with a mailbox instead of phones. Codes and limits have their tests in the engine. */
class CashOnDeliveryIT {

    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
    private static final AtomicInteger PHONES = new AtomicInteger();
    private static App app;

    private final Shop shop = app.shop();
    private final Customer ada = shop.customer();
    private final String phone = "+9198%08d".formatted(PHONES.incrementAndGet());

    @BeforeAll
    static void start() {
        app = App.start(
                DevelopmentServices.shared().freshEndpoints(),
                "flashsale.sms.provider=mailbox",
                "flashsale.payment.cod.otp-secret=an otp secret for tests, of 32 characters or more",
                "flashsale.payment.look-every=100ms");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theCodeFromThePhoneConfirmsTheOrderOnce() {
        OnSale sale = open(600, "10.00");
        String order = buy(sale);

        Answer begun = begin(order);
        Answer agreed = confirm(order, id(begun), code());
        Answer again = confirm(order, id(begun), code());

        assertThat(begun.status()).as("%s", begun).isEqualTo(201);
        assertThat(begun.body().at("/code/expiresAt").asString()).isNotEmpty();
        assertThat(begun.response().body()).doesNotContain(code()).doesNotContain(phone);
        assertThat(agreed.status()).as("%s", agreed).isEqualTo(200);
        assertThat(agreed.text("status")).isEqualTo("AGREED");
        assertThat(again.status()).isEqualTo(200);
        shop.awaitStatus(ada, order, "CONFIRMED");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(4, 0, 1, 0));
    }

    @Test
    void noCodeIsSentForAnOrderThatTheLedgerDoesNotHaveYet() throws SQLException {
        OnSale sale = open(600, "10.00");
        String order;
        try (Connection lock = new Books(app.servers()).lockOrder(OrderIds.prefix(sale.opensAt()))) {
            order = buy(sale);

            Answer early = begin(order);

            assertThat(early.status()).as("%s", early).isEqualTo(503);
            assertThat(early.header("Retry-After")).isNotEmpty();
            assertThatThrownBy(this::code).hasMessageContaining("no text");
            lock.rollback();
        }
        assertThat(confirm(order, id(Answer.untilDecided(() -> begin(order))), code())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aWrongCodeCostsATryAndAfterFiveTheRightOneIsOver() {
        String order = buy(open(600, "10.00"));
        String payment = id(begin(order));
        String right = code();
        String wrong = right.equals("000000") ? "000001" : "000000";

        for (int left = 4; left >= 0; left--) {
            Answer answer = confirm(order, payment, wrong);
            assertThat(answer.outcome()).as("%s", answer).isEqualTo("wrong-code");
            assertThat(answer.body().get("triesLeft").asInt()).isEqualTo(left);
        }
        Answer over = confirm(order, payment, right);

        assertThat(over.outcome()).as("%s", over).isEqualTo("code-over");
        assertThat(shop.order(ada, order).text("status")).isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void theSameKeySendsNoSecondCodeAndAnotherOneHasAPause() {
        String order = buy(open(600, "10.00"));
        String payment = id(begin(order));
        String sent = code();

        Answer again = begin(order);
        Answer resent = shop.call(ada, "POST", path(order, payment) + "/otp/resend", phoneBody());

        assertThat(id(again)).isEqualTo(payment);
        assertThat(code()).isEqualTo(sent);
        assertThat(resent.status()).as("%s", resent).isEqualTo(429);
        assertThat(Integer.parseInt(resent.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void anOrderWhoseCodeWasNotSentIsPaidInAnotherWay() {
        OnSale sale = open(600, "10.00");
        for (int i = 0; i < 5; i++) {
            assertThat(begin(shop.buyUntilDecided(ada, "one-" + i, open(600, "10.00"))
                                    .orderId())
                            .status())
                    .isEqualTo(201);
        }
        String order = buy(sale);

        Answer refused = begin(order);
        Answer again = begin(order);
        Answer other = begin(order, "two", "+9197%08d".formatted(PHONES.incrementAndGet()));

        assertThat(refused.status()).as("%s", refused).isEqualTo(429);
        assertThat(again.status()).as("%s", again).isEqualTo(429);
        assertThat(other.status()).as("%s", other).isEqualTo(201);
        assertThat(begin(order, "three", phone).outcome()).isEqualTo("wrong-state");
    }

    @Test
    void aboveTheAmountAndWithoutItThereIsNoCash() {
        assertThat(begin(buy(open(600, "9.99"))).outcome()).isEqualTo("wrong-state");
        assertThat(begin(buy(open(600, "null"))).outcome()).isEqualTo("wrong-state");
        assertThat(begin(buy(open(600, "10"))).status()).isEqualTo(201);
    }

    @Test
    void whoDoesNotConfirmInTimeLosesTheUnit() {
        OnSale sale = open(3, "10.00");
        String order = buy(sale);
        String payment = id(begin(order));

        shop.awaitStatus(ada, order, "EXPIRED");
        Answer late = confirm(order, payment, code());

        assertThat(late.status()).as("%s", late).isEqualTo(409);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(5, 0, 0, 0));
    }

    /** As if the process had died after the code was found right. */
    @Test
    void whatWasConfirmedAndNotNotedIsFoundAtTheEndOfItsTime() {
        OnSale sale = open(6, "10.00");
        String order = buy(sale);
        String payment = id(begin(order));

        new Books(app.servers())
                .execute("UPDATE otp_challenge SET verified_at = NOW() WHERE payment_id = '" + payment + "'");

        shop.awaitStatus(ada, order, "CONFIRMED");
    }

    @Test
    void anothersPaymentIsNobodys() {
        String order = buy(open(600, "10.00"));
        String payment = id(begin(order));
        Customer eve = shop.customer();

        assertThat(shop.call(eve, "POST", path(order, payment) + "/otp", "{\"code\": \"" + code() + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(shop.call(eve, "POST", path(order, payment) + "/otp/resend", phoneBody())
                        .status())
                .isEqualTo(404);
        String another = buy(open(600, "10.00"));
        assertThat(confirm(another, payment, code()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"12345, code", "abcdef, code", "'', code"})
    void badInputNamesItsField(String code, String field) {
        String order = buy(open(600, "10.00"));
        Answer answer = confirm(order, id(begin(order)), code);

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.body().path("errors").toString()).contains(field);
    }

    private OnSale open(int seconds, String cashUpTo) {
        return shop.open(Offer.of(5)
                .hold(Duration.ofSeconds(seconds))
                .paying(Paying.within(seconds).cashUpTo(cashUpTo)));
    }

    private String buy(OnSale sale) {
        return shop.buyUntilDecided(ada, "one", sale).orderId();
    }

    private Answer begin(String order) {
        return begin(order, "one", phone);
    }

    private Answer begin(String order, String key, String to) {
        String body = "{\"method\": \"COD\", \"phone\": \"" + to + "\"}";
        return shop.call(ada, "POST", "/api/orders/" + order + "/payments", body, "Idempotency-Key", key);
    }

    private Answer confirm(String order, String payment, String code) {
        return shop.call(ada, "POST", path(order, payment) + "/otp", "{\"code\": \"" + code + "\"}");
    }

    private static String path(String order, String payment) {
        return "/api/orders/" + order + "/payments/" + payment;
    }

    private String phoneBody() {
        return "{\"phone\": \"" + phone + "\"}";
    }

    private static String id(Answer begun) {
        assertThat(begun.status()).as("%s", begun).isEqualTo(201);
        return begun.text("id");
    }

    /** The last one that this customer's phone has got. */
    private String code() {
        for (JsonNode text :
                shop.call(ada, "GET", "/api/development/messages", "").body()) {
            Matcher code = CODE.matcher(text.get("text").asString());
            if (text.get("to").asString().equals(phone) && code.find()) {
                return code.group();
            }
        }
        throw new AssertionError("no text for " + phone);
    }
}
