package io.flashsale.checkout;

import io.flashsale.order.ArchivalReason;
import io.flashsale.order.LogProgress;
import io.flashsale.order.OtherSystems;
import io.flashsale.shared.OrderId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Other systems say that units are not sold: those that they have recorded, or those of an order of ours. */
@Component
class FollowOtherSystems implements OtherSystems {

    private final RollBackUsage rollBackUsage;
    private final EndOrder endOrder;
    private final LogProgress progress;

    FollowOtherSystems(RollBackUsage rollBackUsage, EndOrder endOrder, LogProgress progress) {
        this.rollBackUsage = rollBackUsage;
        this.endOrder = endOrder;
        this.progress = progress;
    }

    @Override
    public Mono<Void> follow(RollbackEvent event) {
        return ownOrder(event)
                .switchIfEmpty(Mono.defer(() -> rollBackUsage
                        .append(event.transaction(), event.reason(), event.saidAt())
                        .map(_ -> true)))
                .then();
    }

    /** Empty if the event is not about an order of ours. Its confirmation may be on its way to MySQL. */
    private Mono<Boolean> ownOrder(RollbackEvent event) {
        String id = event.transaction().id().value();
        if (event.reason() != ArchivalReason.ORDER_FULFILLMENT_CANCELLED || !OrderId.isPossible(id)) {
            return Mono.empty();
        }
        Mono<EndOutcome> cancel = Mono.defer(() -> endOrder.cancelFulfilment(new OrderId(id)));
        return cancel.flatMap(outcome -> switch (outcome) {
            case EndOutcome.Accepted _ -> Mono.just(true);
            case EndOutcome.NotAllowed _ -> progress.caughtUp().then(cancel).map(_ -> true);
            case EndOutcome.NoSuchOrder _ -> Mono.empty();
        });
    }
}
