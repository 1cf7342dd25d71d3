package io.flashsale.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two units, a waitlist of one, four customers. Whatever is changed about this good rush must be noticed. */
class EvidenceTests {

    private static final Verdict GOOD = new Verdict(0, 0, 0, 0, 0, 0, 0);

    private final List<Answer> answers = new ArrayList<>(List.of(
            answer(1, "key-1", Outcome.ACCEPTED, "A"),
            answer(1, "key-1", Outcome.ACCEPTED, "A"),
            answer(1, "key-1-second", Outcome.LIMIT_REACHED, ""),
            answer(2, "key-2", Outcome.ACCEPTED, "B"),
            answer(3, "key-3", Outcome.WAITLISTED, "C"),
            answer(4, "key-4", Outcome.SOLD_OUT, "")));
    private final List<Books.Order> orders = new ArrayList<>(List.of(
            new Books.Order("A", "PENDING_PAYMENT", 1),
            new Books.Order("B", "PENDING_PAYMENT", 1),
            new Books.Order("C", "WAITLISTED", 1)));
    private final List<Books.Usage> usages =
            new ArrayList<>(List.of(usage("u1", "A", "customer-1"), usage("u2", "B", "customer-2")));
    private int available = 0;
    private Books.AtGate gate = new Books.AtGate(0, 2);

    @Test
    void aGoodRushHurtsNothing() {
        assertThat(verdict()).isEqualTo(GOOD);
        assertThat(verdict().isGood()).isTrue();
    }

    @Test
    void countsAWishOnceHoweverOftenItWasSent() {
        var evidence = evidence();

        assertThat(evidence.orders(Outcome.ACCEPTED)).containsExactlyInAnyOrder("A", "B");
        assertThat(evidence.wishes(Outcome::isRefusal)).isEqualTo(2);
    }

    @Test
    void aThirdUnitIsOversold() {
        answers.set(5, answer(4, "key-4", Outcome.ACCEPTED, "D"));
        orders.add(new Books.Order("D", "PENDING_PAYMENT", 1));
        usages.add(usage("u3", "D", "customer-4"));

        assertThat(verdict().oversold()).isEqualTo(1);
        assertBad();
    }

    @Test
    void aPromiseIsOversoldEvenIfTheLedgerRejectsIt() {
        answers.set(5, answer(4, "key-4", Outcome.ACCEPTED, "D"));
        orders.add(new Books.Order("D", "REJECTED", 1));

        assertThat(verdict().oversold()).isEqualTo(1);
        assertThat(verdict().lost()).isEqualTo(1);
    }

    @Test
    void aUnitThatNobodyHasAndThatIsNotOnSaleLeaked() {
        usages.remove(1);
        orders.remove(1);
        answers.remove(3);

        assertThat(verdict()).isEqualTo(new Verdict(0, 1, 0, 0, 0, 0, 0));
        assertBad();
    }

    @Test
    void aUnitOutOfNothingLeaked() {
        available = 1;
        gate = new Books.AtGate(1, 2);

        assertThat(verdict().leaked()).isEqualTo(1);
        assertBad();
    }

    @Test
    void aGateThatKnowsOtherUnitsThanTheDatabaseLeaked() {
        gate = new Books.AtGate(1, 1);

        assertThat(verdict()).isEqualTo(new Verdict(0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void aUnitThatIsNeitherInStockNorTakenLeakedAtTheGate() {
        gate = new Books.AtGate(0, 1);

        assertThat(verdict()).isEqualTo(new Verdict(0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void anAcknowledgedOrderThatIsNotThereIsLost() {
        orders.removeIf(order -> order.id().equals("C"));

        assertThat(verdict()).isEqualTo(new Verdict(0, 0, 1, 0, 0, 0, 0));
        assertBad();
    }

    @Test
    void anAcceptedOrderWithoutUsageDetailIsLost() {
        usages.remove(1);

        assertThat(verdict().lost()).isEqualTo(1);
    }

    @Test
    void anAcceptedOrderThatWaitsIsLost() {
        orders.set(1, new Books.Order("B", "WAITLISTED", 1));

        assertThat(verdict().lost()).isEqualTo(1);
    }

    @Test
    void aSecondUsageDetailOfOneOrderIsADuplicate() {
        usages.add(usage("u3", "B", "customer-2"));

        assertThat(verdict().duplicates()).isEqualTo(1);
        assertBad();
    }

    @Test
    void aSecondOrderOfOneWishIsADuplicate() {
        answers.set(1, answer(1, "key-1", Outcome.ACCEPTED, "D"));

        assertThat(verdict().duplicates()).isEqualTo(1);
    }

    @Test
    void anOrderThatTwoWishesShareIsADuplicate() {
        answers.set(3, answer(2, "key-2", Outcome.ACCEPTED, "A"));

        assertThat(verdict().duplicates()).isEqualTo(1);
    }

    @Test
    void anOrderThatNobodyWasToldOfIsAPhantom() {
        orders.add(new Books.Order("D", "WAITLISTED", 1));

        assertThat(verdict()).isEqualTo(new Verdict(0, 0, 0, 0, 1, 0, 0));
        assertBad();
    }

    @Test
    void aWishWithoutAnAnswerMayHaveAnOrder() {
        orders.add(new Books.Order("D", "WAITLISTED", 1));
        answers.set(5, answer(4, "key-4", Outcome.UNKNOWN, ""));

        assertThat(verdict()).isEqualTo(GOOD);
    }

    @Test
    void aRepeatWithAnotherAnswerIsAContradiction() {
        answers.set(1, answer(1, "key-1", Outcome.SOLD_OUT, ""));

        assertThat(verdict()).isEqualTo(new Verdict(0, 0, 0, 0, 0, 1, 0));
        assertBad();
    }

    @Test
    void aCustomerWithTwoUnitsIsAboveTheLimit() {
        usages.set(1, usage("u2", "B", "customer-1"));

        assertThat(verdict()).isEqualTo(new Verdict(0, 0, 0, 0, 0, 0, 1));
        assertBad();
    }

    private void assertBad() {
        assertThat(verdict().isGood()).isFalse();
    }

    private Verdict verdict() {
        return evidence().verdict();
    }

    private Evidence evidence() {
        var sale = new Sale("sale", "slug", "sku", "price", 2, 1);
        return new Evidence(sale, answers, new Books(available, gate, orders, usages));
    }

    private static Answer answer(int customer, String key, Outcome outcome, String orderId) {
        return new Answer(customer, key, outcome, orderId, 10, 0);
    }

    private static Books.Usage usage(String id, String orderId, String customerId) {
        return new Books.Usage(id, orderId, customerId, 1);
    }
}
