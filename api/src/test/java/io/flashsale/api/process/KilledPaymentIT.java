package io.flashsale.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.payu.Behaviour;
import io.flashsale.development.payu.Browser;
import io.flashsale.development.payu.Choice;
import io.flashsale.development.payu.Merchant;
import io.flashsale.development.payu.PayUSimulator;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} while money is on its way: each time another step has been done, and the next one has not. */
class KilledPaymentIT {

    private static final Merchant MERCHANT = new Merchant("merchant", "a salt for tests");

    private static final Corner CORNER = new Corner();
    private static final PayUSimulator PAYU = PayUSimulator.start(MERCHANT, 0);
    private static final AppProcess APP = new AppProcess(
            CORNER,
            "",
            "flashsale.checkout.patience=4s",
            "flashsale.payment.look-every=200ms",
            "flashsale.payment.payu.key=" + MERCHANT.key(),
            "flashsale.payment.payu.salt=" + MERCHANT.salt(),
            "flashsale.payment.payu.checkout-url=" + PAYU.checkoutUrl(),
            "flashsale.payment.payu.command-url=" + PAYU.commandUrl(),
            "flashsale.payment.payu.return-url=https://shop.example/return");

    @AfterAll
    static void stop() {
        APP.close();
        PAYU.close();
        CORNER.close();
    }

    @BeforeEach
    void honest() {
        PAYU.behave(Behaviour.honest());
    }

    /** MySQL has the success, and the log stands still. */
    @Test
    void betweenTheProvidersWordAndTheLog() {
        SmallSale sale = SmallSale.open(APP.up(), 1, 0, 600, "INR");
        String ada = SmallSale.newCustomer();
        String order = sale.buy(APP, ada, "one").text("orderId");
        Map<String, String> back = PAYU.decide(goToPayU(ada, order), Choice.PAY);

        CORNER.services().kafka().pause();
        try {
            CompletableFuture<Integer> answer = comeBack(back);
            APP.await("the success in MySQL", () -> payments(order).equals(List.of("SUCCEEDED")));
            APP.kill();
            assertThat(answer.exceptionally(_ -> 0).join()).isZero();
        } finally {
            CORNER.services().kafka().resume();
        }
        APP.start();

        APP.await("a confirmed order", () -> status(ada, order).equals("CONFIRMED"));
        isSoldOnce(sale);
    }

    /** The ledger has committed that money came for nothing, and Redis is away, without which it goes no further. */
    @Test
    void betweenTheLedgerAndTheRefund() {
        SmallSale sale = SmallSale.open(APP.up(), 1, 0, 10, "INR");
        String ada = SmallSale.newCustomer();
        String order = sale.buy(APP, ada, "one").text("orderId");
        Answer started = SmallSale.pay(APP, ada, order);
        APP.await("an order without its unit", () -> status(ada, order).equals("EXPIRED"));
        String other = sale.buy(APP, SmallSale.newCustomer(), "one").text("orderId");
        APP.await(
                "the unit sold to another", () -> SmallSale.confirm(APP, other).status() == 202);
        APP.await("agreement", () -> sale.agrees(APP));
        Map<String, String> back = PAYU.decide(goToPayU(started), Choice.PAY);

        CORNER.services().redis().pause();
        try {
            comeBack(back).exceptionally(_ -> 0).join();
            APP.await("late money in MySQL", () -> orderStatus(order).equals("PAID_LATE"));
            APP.kill();
        } finally {
            CORNER.services().redis().resume();
        }
        APP.start();

        APP.await("money that went back", () -> payments(order).equals(List.of("REFUNDED")));
        assertThat(status(ada, order)).isEqualTo("REFUNDED");
        isSoldOnce(sale);
    }

    /** At whatever moment it is: nobody tells us anything but PayU when it is asked. */
    @Test
    void atAnyMoment() {
        PAYU.behave(Behaviour.read(Map.of("webhooks", "NEVER", "pendingAnswers", "1")));
        SmallSale sale = SmallSale.open(APP.up(), 30, 0, 10, "INR");
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String customer = SmallSale.newCustomer();
            String order = sale.buy(APP, customer, "one").text("orderId");
            PAYU.decide(goToPayU(customer, order), i % 3 == 0 ? Choice.FAIL : Choice.PAY);
            orders.add(order);
        }

        for (int kill = 1; kill <= 2; kill++) {
            int decided = 5 * kill;
            APP.await("some payments that are decided", () -> count("SUCCEEDED") + count("FAILED") >= decided);
            APP.kill();
            APP.start();
        }

        APP.await("all payments decided", () -> count("STARTED") + count("PENDING") == 0);
        APP.await(
                "agreement",
                () -> sale.agrees(APP) && sale.balance(APP).path("lag").asLong() == 0);
        for (int i = 0; i < orders.size(); i++) {
            String order = orders.get(i);
            String expected = i % 3 == 0 ? "PAYMENT_FAILED" : "CONFIRMED";
            APP.await(
                    "order " + i + " to be " + expected,
                    () -> orderStatus(order).equals(expected));
        }
        assertThat(count("REFUND_DUE") + count("REFUNDED") + count("REFUND_FAILED"))
                .as("no more than the refund of the other test")
                .isLessThanOrEqualTo(1);
    }

    private static void isSoldOnce(SmallSale sale) {
        APP.await("agreement", () -> sale.agrees(APP));
        JsonNode price = sale.balance(APP).path("prices").path(0);
        assertThat(price.path("sold").asInt()).isEqualTo(1);
        assertThat(price.path("used").asInt()).isEqualTo(1);
        assertThat(price.path("gate").path("stock").asInt()).isZero();
    }

    private static String goToPayU(String customer, String order) {
        return goToPayU(SmallSale.pay(APP, customer, order));
    }

    private static String goToPayU(Answer started) {
        return Browser.goToPage(started.json().path("form"));
    }

    private static CompletableFuture<Integer> comeBack(Map<String, String> fields) {
        return Browser.post(APP.url("/api/payments/payu/return"), fields).thenApply(HttpResponse::statusCode);
    }

    private static String status(String customer, String order) {
        return SmallSale.show(APP, customer, order).text("status");
    }

    private static String orderStatus(String order) {
        return String.join("", texts("SELECT status FROM orders WHERE id = '" + order + "'"));
    }

    private static List<String> payments(String order) {
        return texts("SELECT status FROM payment WHERE order_id = '" + order + "'");
    }

    private static int count(String status) {
        return Integer.parseInt(texts("SELECT COUNT(*) FROM payment WHERE status = '" + status + "'")
                .getFirst());
    }

    private static List<String> texts(String select) {
        List<String> texts = new ArrayList<>();
        try (Connection mysql = CORNER.mysql();
                ResultSet rows = mysql.createStatement().executeQuery(select)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
