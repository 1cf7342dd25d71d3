package io.flashsale.payment;

import io.flashsale.checkout.FindOrder;
import io.flashsale.checkout.OrderView;
import io.flashsale.order.OrderIds;
import io.flashsale.order.OrderStatus;
import io.flashsale.payment.Payments.Beginning;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.PaymentRules;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the beginning of every payment has in common: whose order, whether it awaits one, and how many there were. */
@Component
class BeginPayment {

    private final FindOrder orders;
    private final LiveSales sales;
    private final Payments payments;
    private final PaymentNotes notes;
    private final Clock clock;

    BeginPayment(FindOrder orders, LiveSales sales, Payments payments, PaymentNotes notes, Clock clock) {
        this.orders = orders;
        this.sales = sales;
        this.payments = payments;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Begins a payment of an own order, or finds the one that was begun with this key. The first one of an order moves
     * its deadline. Nothing is begun before the ledger has the order: it may cost something else than the price list
     * says by now, or be rejected.
     */
    Mono<StartOutcome> begin(CustomerId customer, OrderId order, String key, PaymentMethod method, Steps steps) {
        return orders.committed(customer, order)
                .flatMap(view -> begin(view, OrderIds.payment(order, key), method, steps))
                .defaultIfEmpty(new StartOutcome.NoSuchOrder());
    }

    private Mono<StartOutcome> begin(OrderView order, PaymentId id, PaymentMethod method, Steps steps) {
        Optional<PaymentRules> rules = sales.find(order.sale())
                .map(LiveSale::sale)
                .map(sale -> sale.rules().payment());
        Instant payBy = order.payBy();
        if (rules.isEmpty() || payBy == null || !isPayable(order, payBy)) {
            return Mono.just(new StartOutcome.NotPayable(order.status()));
        }
        if (!steps.offers(order, rules.get())) {
            return Mono.just(new StartOutcome.NotOffered());
        }
        return steps.ready(order, id)
                .then(payments.begin(beginning(order, id, method, payBy, rules.get())))
                .flatMap(payment -> payment.method() == method
                        ? notes.note(payment).then(steps.goOn(order, payment))
                        : Mono.just(new StartOutcome.KeyReused()))
                .defaultIfEmpty(new StartOutcome.NoAttemptLeft());
    }

    /** A time to pay that is shorter than what is left of the hold takes nothing from it. */
    private Beginning beginning(
            OrderView order, PaymentId id, PaymentMethod method, Instant payBy, PaymentRules rules) {
        Instant window = clock.instant().plus(rules.window());
        Instant moved = window.isAfter(payBy) ? window : payBy;
        return new Beginning(id, order.id(), rules.attempts(), method, order.total(), moved, payBy);
    }

    private boolean isPayable(OrderView order, Instant payBy) {
        return order.status() == OrderStatus.PENDING_PAYMENT && clock.instant().isBefore(payBy);
    }

    /** What differs from method to method. */
    interface Steps {

        /** Whether the method is there for such an order. */
        default boolean offers(OrderView order, PaymentRules rules) {
            return true;
        }

        /** Looks at the wish before anything is written: what is wrong with it is signalled. */
        default Mono<Void> ready(OrderView order, PaymentId id) {
            return Mono.empty();
        }

        /** The log knows of the payment. */
        Mono<StartOutcome> goOn(OrderView order, Payment payment);
    }
}
