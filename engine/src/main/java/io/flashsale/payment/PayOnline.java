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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A customer begins to pay an own order on the provider's page. */
@Component
public class PayOnline {

    private final FindOrder orders;
    private final LiveSales sales;
    private final Payments payments;
    private final PaymentNotes notes;
    private final ObjectProvider<PaymentGateway> gateway;
    private final Clock clock;

    PayOnline(
            FindOrder orders,
            LiveSales sales,
            Payments payments,
            PaymentNotes notes,
            ObjectProvider<PaymentGateway> gateway,
            Clock clock) {
        this.orders = orders;
        this.sales = sales;
        this.payments = payments;
        this.notes = notes;
        this.gateway = gateway;
        this.clock = clock;
    }

    /**
     * The first start of a payment moves the order's deadline, once. Repeatable: the same key means the same payment
     * and gives the form again. An error means unknown: repeat.
     */
    public Mono<StartOutcome> start(CustomerId customer, OrderId id, String idempotencyKey, Payer payer) {
        PaymentGateway provider = gateway.getIfAvailable();
        if (provider == null) {
            return Mono.just(new StartOutcome.NotOffered());
        }
        PaymentId payment = OrderIds.payment(id, idempotencyKey);
        return orders.find(customer, id)
                .flatMap(order -> payments.find(payment)
                        .flatMap(known -> again(known, order, payer, provider))
                        .switchIfEmpty(Mono.defer(() -> begin(payment, order, payer, provider))))
                .defaultIfEmpty(new StartOutcome.NoSuchOrder());
    }

    private Mono<StartOutcome> again(Payment known, OrderView order, Payer payer, PaymentGateway provider) {
        if (known.method() != PaymentMethod.PAYU) {
            return Mono.just(new StartOutcome.KeyReused());
        }
        return isPayable(order)
                ? provider.start(newPayment(known.id(), order, payer))
                        .flatMap(form -> notes.note(known).thenReturn(new StartOutcome.Started(known, form)))
                : Mono.just(new StartOutcome.NotPayable(order.status()));
    }

    private Mono<StartOutcome> begin(PaymentId id, OrderView order, Payer payer, PaymentGateway provider) {
        PaymentRules rules = sales.find(order.sale())
                .map(LiveSale::sale)
                .map(sale -> sale.rules().payment())
                .orElse(null);
        if (rules == null || !isPayable(order)) {
            return Mono.just(new StartOutcome.NotPayable(order.status()));
        }
        Beginning wish = new Beginning(
                id,
                order.id(),
                rules.attempts(),
                PaymentMethod.PAYU,
                order.total(),
                clock.instant().plus(rules.window()));
        return provider.start(newPayment(id, order, payer))
                .flatMap(form -> payments.begin(wish)
                        .flatMap(begun -> notes.note(begun).thenReturn(new StartOutcome.Started(begun, form))))
                .cast(StartOutcome.class)
                .defaultIfEmpty(new StartOutcome.NoAttemptLeft());
    }

    private boolean isPayable(OrderView order) {
        Instant payBy = order.payBy();
        return order.status() == OrderStatus.PENDING_PAYMENT
                && payBy != null
                && clock.instant().isBefore(payBy);
    }

    private static NewPayment newPayment(PaymentId id, OrderView order, Payer payer) {
        return new NewPayment(id, order.total(), "Order " + order.id(), payer);
    }
}
