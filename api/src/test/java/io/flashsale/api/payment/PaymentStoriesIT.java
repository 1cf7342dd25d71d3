package io.flashsale.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Paying;
import io.flashsale.development.payu.Choice;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may happen to a payment, told with PayU's simulator and the real servers. */
class PaymentStoriesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Paying IN_TIME = Paying.within(600);
    private static final Paying SHORTLY = Paying.within(2);

    private static final PayUShop PAYU = new PayUShop();

    private final Books books = new Books(PAYU.app().servers());
    private final Log log = new Log(PAYU.app().servers());
    private final Customer ada = PAYU.shop().customer();

    @AfterAll
    static void stop() {
        PAYU.close();
    }

    @BeforeEach
    void honest() {
        PAYU.payUBehaves();
    }

    @Test
    void successByWebhookOnly() {
        OnSale sale = open(IN_TIME, 5);
        String order = buy(ada, sale);

        PAYU.decide(PAYU.goToPayU(ada, order, "one"), Choice.PAY);

        isPaidOnce(sale, order);
        assertThat(PAYU.payu().webhookAnswers()).last().isEqualTo(200);
    }

    @Test
    void successByReturnOnly() {
        PAYU.payUBehaves("webhooks", "NEVER");
        OnSale sale = open(IN_TIME, 5);
        String order = buy(ada, sale);

        Answer back = PAYU.comeBack(PAYU.goToPayU(ada, order, "one"), Choice.PAY);

        assertThat(back.status()).as("%s", back).isEqualTo(200);
        assertThat(back.text("status")).isEqualTo("SUCCEEDED");
        isPaidOnce(sale, order);
    }

    @ParameterizedTest
    @CsvSource({"TWICE, 0", "OUT_OF_ORDER, 0", "ONCE, 500"})
    void successSaidAgainAndLateByWebhookAndReturn(String webhooks, String after) {
        PAYU.payUBehaves("webhooks", webhooks, "webhookAfterMillis", after);
        int answers = PAYU.payu().webhookAnswers().size();
        OnSale sale = open(IN_TIME, 5);
        String order = buy(ada, sale);

        PAYU.comeBack(PAYU.goToPayU(ada, order, "one"), Choice.PAY);
        await().atMost(PATIENCE)
                .until(() -> PAYU.payu().webhookAnswers().size() >= answers + ("ONCE".equals(webhooks) ? 1 : 2));

        isPaidOnce(sale, order);
    }

    @Test
    void neitherAndFoundByVerify() {
        PAYU.payUBehaves("webhooks", "NEVER");
        OnSale sale = open(SHORTLY, 5);
        String order = buy(ada, sale);

        PAYU.decide(PAYU.goToPayU(ada, order, "one"), Choice.PAY);

        isPaidOnce(sale, order);
        assertThat(log.kindsOf(order)).doesNotContain("HoldExpired");
    }

    @Test
    void pendingThenSuccessIsNotGivenUp() {
        PAYU.payUBehaves("webhooks", "NEVER", "pendingAnswers", "2");
        OnSale sale = open(SHORTLY, 1);
        String order = buy(ada, sale);

        PAYU.decide(PAYU.goToPayU(ada, order, "one"), Choice.PAY);

        isPaidOnce(sale, order);
        assertThat(log.kindsOf(order)).doesNotContain("HoldExpired");
    }

    @Test
    void aProviderThatDoesNotAnswerKeepsTheOrderUntilItDoes() {
        PAYU.payUBehaves("webhooks", "NEVER", "answerAfterMillis", "3000");
        OnSale sale = open(SHORTLY, 1);
        String order = buy(ada, sale);
        PAYU.decide(PAYU.goToPayU(ada, order, "one"), Choice.PAY);

        await().during(Duration.ofSeconds(5)).atMost(PATIENCE).until(() -> status(order), "PENDING_PAYMENT"::equals);
        PAYU.payUBehaves();

        isPaidOnce(sale, order);
    }

    @ParameterizedTest
    @CsvSource({"FAIL", "CANCEL"})
    void failureGivesTheUnitToTheNextInLine(Choice choice) {
        OnSale sale = open(IN_TIME, 1);
        String order = buy(ada, sale);
        Customer next = PAYU.shop().customer();
        String waiting = buy(next, sale);

        PAYU.decide(PAYU.goToPayU(ada, order, "one"), choice);

        PAYU.shop().awaitStatus(ada, order, "PAYMENT_FAILED");
        PAYU.shop().awaitStatus(next, waiting, "PENDING_PAYMENT");
        assertThat(gate(sale)).isEqualTo(new Balance.Gate(0, 1, 0, 0));
        assertThat(reasons(order)).isEqualTo("CHECKOUT_ROLLBACK");
    }

    @Test
    void withAnAttemptLeftTheUnitStaysAndTheSecondOneMayPay() {
        OnSale sale = open(IN_TIME.attempts(2), 1);
        String order = buy(ada, sale);

        PAYU.comeBack(PAYU.goToPayU(ada, order, "one"), Choice.FAIL);
        await().atMost(PATIENCE).until(() -> log.kindsOf(order).contains("PaymentFailed"));
        assertThat(status(order)).isEqualTo("PENDING_PAYMENT");
        PAYU.decide(PAYU.goToPayU(ada, order, "two"), Choice.PAY);

        isPaidOnce(sale, order);
        Answer third = PAYU.start(ada, order, "three");
        assertThat(third.status()).as("%s", third).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"STARTED, PAY, CONFIRMED", "PENDING, PAY, CONFIRMED", "PENDING, FAIL, PAYMENT_FAILED"})
    void theFailureOfTheLastAttemptEndsNothingWhileAnEarlierOneMayPay(String earlier, Choice choice, String status) {
        OnSale sale = open(IN_TIME.attempts(2), 1);
        String order = buy(ada, sale);
        buy(PAYU.shop().customer(), sale);
        String first = PAYU.goToPayU(ada, order, "one");
        books.execute("UPDATE payment SET status = '%s' WHERE order_id = '%s'".formatted(earlier, order));

        PAYU.comeBack(PAYU.goToPayU(ada, order, "two"), Choice.FAIL);
        assertThat(log.kindsOf(order)).contains("PaymentFailed");
        assertThat(gate(sale)).isEqualTo(new Balance.Gate(0, 1, 0, 1));
        PAYU.comeBack(first, choice);

        PAYU.shop().awaitStatus(ada, order, status);
    }

    @Test
    void whatIsPaidTwiceIsRefundedOnce() {
        OnSale sale = open(IN_TIME.attempts(2), 5);
        String order = buy(ada, sale);
        String first = PAYU.goToPayU(ada, order, "one");
        String second = PAYU.goToPayU(ada, order, "two");

        PAYU.comeBack(first, Choice.PAY);
        PAYU.comeBack(second, Choice.PAY);

        isConfirmed(sale, order);
        awaitPayments(order, "REFUNDED", "SUCCEEDED");
    }

    @Test
    void lateMoneyGetsItsUnitAgainIfThereIsOne() {
        OnSale sale = open(SHORTLY, 1);
        String order = buy(ada, sale);
        Answer started = PAYU.start(ada, order, "one");
        PAYU.shop().awaitStatus(ada, order, "EXPIRED");

        PAYU.comeBack(PAYU.goToPayU(started), Choice.PAY);

        isPaidOnce(sale, order);
        assertThat(books.rows(
                        "SELECT attempt, archived FROM price_data_usage_detail WHERE transaction_reference_id = ?"
                                + " ORDER BY attempt DESC",
                        order))
                .extracting(Object::toString)
                .containsExactly("{attempt=0, archived=1}", "{attempt=-1, archived=0}");
    }

    @Test
    void lateMoneyWithoutAWordIsFoundWhenPayUIsAskedAgain() {
        PAYU.payUBehaves("webhooks", "NEVER");
        OnSale sale = open(SHORTLY, 1);
        String order = buy(ada, sale);
        Answer started = PAYU.start(ada, order, "one");
        PAYU.shop().awaitStatus(ada, order, "EXPIRED");

        PAYU.decide(PAYU.goToPayU(started), Choice.PAY);

        isPaidOnce(sale, order);
    }

    @Test
    void lateMoneyGoesBackIfThereIsNone() {
        PAYU.payUBehaves("refusedRefunds", "2");
        OnSale sale = open(SHORTLY, 1);
        String order = buy(ada, sale);
        Answer started = PAYU.start(ada, order, "one");
        PAYU.shop().awaitStatus(ada, order, "EXPIRED");
        Customer other = PAYU.shop().customer();
        assertThat(PAYU.shop().confirm(buy(other, sale)).status()).isEqualTo(202);

        String txnid = PAYU.goToPayU(started);
        PAYU.comeBack(txnid, Choice.PAY);
        PAYU.comeBack(txnid, Choice.PAY);

        PAYU.shop().awaitStatus(ada, order, "REFUNDED");
        awaitPayments(order, "REFUNDED");
        assertThat(gate(sale)).isEqualTo(new Balance.Gate(0, 0, 1, 0));
    }

    @Test
    void whoNeverComesToThePageLosesTheUnitAtTheEnd() {
        OnSale sale = open(SHORTLY, 1);
        String order = buy(ada, sale);
        assertThat(PAYU.start(ada, order, "one").status()).isEqualTo(201);

        PAYU.shop().awaitStatus(ada, order, "EXPIRED");

        awaitPayments(order, "ABANDONED");
        assertThat(gate(sale)).isEqualTo(new Balance.Gate(1, 0, 0, 0));
    }

    private static OnSale open(Paying paying, int units) {
        return PAYU.shop()
                .open(Offer.of(units)
                        .hold(Duration.ofSeconds(paying.seconds()))
                        .waitlist(units == 1 ? 5 : 0)
                        .paying(paying));
    }

    private static String buy(Customer customer, OnSale sale) {
        Answer answer = PAYU.shop().buyUntilDecided(customer, "one", sale);
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        return answer.orderId();
    }

    private String status(String order) {
        return PAYU.shop().order(ada, order).text("status");
    }

    private void isPaidOnce(OnSale sale, String order) {
        isConfirmed(sale, order);
        assertThat(books.count("payment WHERE order_id = ? AND status = 'SUCCEEDED'", order))
                .isEqualTo(1);
    }

    private void isConfirmed(OnSale sale, String order) {
        PAYU.shop().awaitStatus(ada, order, "CONFIRMED");
        Balance.Price price = PAYU.shop().awaitQuiet(sale).price();
        assertThat(price.sold()).isEqualTo(1);
        assertThat(price.used()).isEqualTo(1);
        assertThat(price.gate()).isEqualTo(new Balance.Gate(price.startingQuantity() - 1, 0, 1, 0));
    }

    private static Balance.Gate gate(OnSale sale) {
        return PAYU.shop().awaitQuiet(sale).price().gate();
    }

    private String reasons(String order) {
        return books.rows(
                        "SELECT archival_reason FROM price_data_usage_detail WHERE transaction_reference_id = ?", order)
                .getFirst()
                .get("archival_reason");
    }

    private void awaitPayments(String order, String... statuses) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                books.rows("SELECT status FROM payment WHERE order_id = ? ORDER BY status", order))
                        .extracting(payment -> payment.get("status"))
                        .containsExactly(statuses));
    }
}
