package io.flashsale.payment;

import io.flashsale.checkout.OrderView;
import io.flashsale.payment.BeginPayment.Steps;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A customer begins to pay an own order on the provider's page. */
@Component
public class PayOnline {

    private final BeginPayment begin;
    private final ObjectProvider<PaymentGateway> gateway;

    PayOnline(BeginPayment begin, ObjectProvider<PaymentGateway> gateway) {
        this.begin = begin;
        this.gateway = gateway;
    }

    /**
     * The first start of a payment moves the order's deadline, once. Repeatable: the same key means the same payment
     * and gives the form again. An error means unknown: repeat.
     */
    public Mono<StartOutcome> start(CustomerId customer, OrderId order, String idempotencyKey, Payer payer) {
        PaymentGateway provider = gateway.getIfAvailable();
        return provider == null
                ? Mono.just(new StartOutcome.NotOffered())
                : begin.begin(customer, order, idempotencyKey, PaymentMethod.PAYU, new OnThePage(provider, payer));
    }

    /** The form says also whether the provider takes such a payment at all. */
    private record OnThePage(PaymentGateway provider, Payer payer) implements Steps {

        @Override
        public Mono<Void> ready(OrderView order, PaymentId id) {
            return form(order, id).then();
        }

        @Override
        public Mono<StartOutcome> goOn(OrderView order, Payment payment) {
            return form(order, payment.id()).map(form -> new StartOutcome.Started(payment, form));
        }

        private Mono<CheckoutForm> form(OrderView order, PaymentId id) {
            return provider.start(new NewPayment(id, order.total(), "Order " + order.id(), payer));
        }
    }
}
