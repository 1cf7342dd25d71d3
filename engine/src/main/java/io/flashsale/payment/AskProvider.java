package io.flashsale.payment;

import io.flashsale.order.OpenPayments;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks about payments that nobody has said anything of while there was time: the provider, or whether the customer has
 * confirmed them.
 */
@Component
class AskProvider implements OpenPayments {

    private static final Logger LOG = LoggerFactory.getLogger(AskProvider.class);
    private static final int MOST_A_LOOK = 200;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);

    private final Payments payments;
    private final DecidePayment decide;
    private final PayOnDelivery onDelivery;
    private final ObjectProvider<PaymentGateway> gateway;
    private final PaymentSettings settings;
    private final Clock clock;

    AskProvider(
            Payments payments,
            DecidePayment decide,
            PayOnDelivery onDelivery,
            ObjectProvider<PaymentGateway> gateway,
            PaymentSettings settings,
            Clock clock) {
        this.payments = payments;
        this.decide = decide;
        this.onDelivery = onDelivery;
        this.gateway = gateway;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks once at whatever is silent. Repeatable, also by several at once. */
    Mono<Void> once() {
        return payments.eachInTurn(payments.silent(SHORTEST_PAUSE, MOST_A_LOOK), this::ask);
    }

    /** Looks once at what has failed or was given up: money may come late, and its word be lost. Repeatable as well. */
    Mono<Void> again() {
        return payments.eachInTurn(
                payments.withoutMoney(settings.askAgainEvery(), settings.askAgainFor(), MOST_A_LOOK), this::ask);
    }

    private Mono<Void> ask(Payment payment) {
        PaymentGateway provider = gateway.getIfAvailable();
        return switch (payment.method()) {
            case PAYU -> provider == null ? Mono.empty() : ask(provider, payment);
            case COD ->
                onDelivery
                        .agreeIfConfirmed(payment)
                        .flatMap(agreed -> agreed ? Mono.just(true) : decide.abandon(payment.id()))
                        .then();
        };
    }

    /** Nobody knows while the provider does not answer. */
    private Mono<Void> ask(PaymentGateway provider, Payment payment) {
        return provider.verify(payment.id())
                .flatMap(transaction -> follow(payment, transaction))
                .switchIfEmpty(Mono.defer(() -> decide.abandon(payment.id())))
                .onErrorResume(Unavailable.class, _ -> Mono.just(false))
                .then();
    }

    private Mono<Boolean> follow(Payment payment, Transaction said) {
        return decide.hear(payment, said.result(), said.amount()).doOnNext(heard -> {
            if (!heard) {
                LOG.error("payment {}: the provider says another amount than was asked for", payment.id());
            }
        });
    }

    /** What is open so long after its time that nobody waits for it any more keeps no order. */
    @Override
    public Mono<Set<OrderId>> keep(List<OrderId> orders) {
        return orders.isEmpty()
                ? Mono.just(Set.of())
                : payments.open(orders, clock.instant().minus(settings.longestPending()))
                        .map(Payment::order)
                        .collect(Collectors.toSet());
    }
}
