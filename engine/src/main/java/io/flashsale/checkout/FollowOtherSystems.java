package io.flashsale.checkout;

import io.flashsale.order.ArchivalReason;
import io.flashsale.order.LogProgress;
import io.flashsale.order.OtherSystems;
import io.flashsale.order.OutsideEvent;
import io.flashsale.platform.Metric;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Reference;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Other systems say that units are not sold, which they have recorded or we, or how an order of ours goes out. */
@Component
class FollowOtherSystems implements OtherSystems {

    private static final Logger LOG = LoggerFactory.getLogger(FollowOtherSystems.class);

    private final RollBackUsage rollBackUsage;
    private final FulfilOrder fulfilOrder;
    private final LogProgress progress;
    private final MeterRegistry registry;

    FollowOtherSystems(
            RollBackUsage rollBackUsage, FulfilOrder fulfilOrder, LogProgress progress, MeterRegistry registry) {
        this.rollBackUsage = rollBackUsage;
        this.fulfilOrder = fulfilOrder;
        this.progress = progress;
        this.registry = registry;
    }

    @Override
    public Mono<Void> follow(OutsideEvent event) {
        return switch (event) {
            case OutsideEvent.TakenBack takenBack -> takeBack(takenBack);
            case OutsideEvent.Shipped(var transaction, var parcel) ->
                fulfil(transaction, order -> fulfilOrder.ship(order, parcel));
            case OutsideEvent.Delivered(var transaction) -> fulfil(transaction, fulfilOrder::deliver);
        };
    }

    private Mono<Void> takeBack(OutsideEvent.TakenBack event) {
        Mono<EndOutcome> cancelled = event.reason() == ArchivalReason.ORDER_FULFILLMENT_CANCELLED
                ? ownOrder(event.transaction(), fulfilOrder::cancel)
                        .doOnNext(outcome -> count(event.transaction(), outcome))
                : Mono.empty();
        return cancelled
                .map(_ -> true)
                .switchIfEmpty(Mono.defer(() -> rollBackUsage
                        .append(event.transaction(), event.reason(), event.saidAt())
                        .map(_ -> true)))
                .then();
    }

    /** Nothing follows for what another system sells: how that goes out is not ours. */
    private Mono<Void> fulfil(Reference transaction, Function<OrderId, Mono<EndOutcome>> word) {
        return ownOrder(transaction, word)
                .defaultIfEmpty(new EndOutcome.NoSuchOrder())
                .doOnNext(outcome -> count(transaction, outcome))
                .then();
    }

    /** Empty if it is no order of ours. Its confirmation may be on its way to MySQL. */
    private Mono<EndOutcome> ownOrder(Reference transaction, Function<OrderId, Mono<EndOutcome>> word) {
        String id = transaction.id().value();
        if (!OrderId.isPossible(id)) {
            return Mono.empty();
        }
        Mono<EndOutcome> said = Mono.defer(() -> word.apply(new OrderId(id)));
        return said.flatMap(outcome -> switch (outcome) {
            case EndOutcome.Accepted _ -> Mono.just(outcome);
            case EndOutcome.NotAllowed _ -> progress.caughtUp().then(said);
            case EndOutcome.NoSuchOrder _ -> Mono.empty();
        });
    }

    private void count(Reference transaction, EndOutcome outcome) {
        String tag = switch (outcome) {
            case EndOutcome.Accepted _ -> "accepted";
            case EndOutcome.NotAllowed(var status) -> {
                LOG.warn("order {} is {}: what is said of its fulfilment is not followed", transaction.id(), status);
                yield "refused";
            }
            case EndOutcome.NoSuchOrder _ -> "unknown";
        };
        registry.counter(Metric.FULFILMENT_EVENTS.id(), "outcome", tag).increment();
    }
}
