package io.flashsale.checkout;

import io.flashsale.gate.FirstAnswer;
import io.flashsale.gate.Gate;
import io.flashsale.gate.GateOutcome;
import io.flashsale.gate.GateRequest;
import io.flashsale.gate.Segment;
import io.flashsale.order.DraftText;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.OrderRecord.OrderWaitlisted;
import io.flashsale.shared.OrderId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes an order through the gate into the log. */
@Component
class Admission {

    private final Gate gate;
    private final DraftText drafts;
    private final Decisions decisions;

    Admission(Gate gate, DraftText drafts, Decisions decisions) {
        this.gate = gate;
        this.drafts = drafts;
        this.decisions = decisions;
    }

    /**
     * Repeatable: an order is decided once. An error means unknown: repeat, nothing was given back.
     *
     * @param mayWait whether the order joins the waitlist if its units cannot be had now
     */
    Mono<BuyOutcome> admit(Segment segment, OrderDraft draft, boolean mayWait) {
        GateRequest request = new GateRequest(
                segment,
                draft.id(),
                draft.customer(),
                draft.fingerprint(),
                () -> drafts.write(draft),
                mayWait,
                Drafts.gateLines(draft));
        return gate.reserve(request).flatMap(outcome -> followUp(segment, draft, outcome));
    }

    private Mono<BuyOutcome> followUp(Segment segment, OrderDraft draft, GateOutcome outcome) {
        return switch (outcome) {
            case GateOutcome.Held(var heldAt, var deadline) ->
                decisions
                        .append(segment, Decisions.held(draft, heldAt, deadline))
                        .thenReturn(new BuyOutcome.Placed(draft.id(), deadline));
            case GateOutcome.Waitlisted(var joinedAt, var position, var sequence) ->
                decisions
                        .append(segment, new OrderWaitlisted(draft, joinedAt, position, sequence))
                        .thenReturn(new BuyOutcome.Waitlisted(draft.id(), position));
            case GateOutcome.Replayed(var answer) -> replay(segment, draft.id(), answer);
            case GateOutcome.Fenced _ -> Mono.just(new BuyOutcome.Fenced());
            case GateOutcome.KeyReused _ -> Mono.just(new BuyOutcome.KeyReused());
            case GateOutcome.NotOpen(var opensAt) -> Mono.just(new BuyOutcome.NotOpen(opensAt));
            case GateOutcome.Paused _ -> Mono.just(new BuyOutcome.Paused());
            case GateOutcome.Closed _ -> Mono.just(new BuyOutcome.Closed());
            case GateOutcome.NotRegistered _ -> Mono.just(new BuyOutcome.NotRegistered());
            case GateOutcome.Throttled(var retryAfter) -> Mono.just(new BuyOutcome.TryLater(retryAfter));
            case GateOutcome.LimitReached(var limit) -> Mono.just(new BuyOutcome.LimitReached(limit));
            case GateOutcome.SoldOut _ -> Mono.just(new BuyOutcome.SoldOut());
        };
    }

    /**
     * The stored answer, but not before the log has the order: the first attempt may have ended without knowing. If the
     * hold is gone the sale was fenced meanwhile.
     */
    private Mono<BuyOutcome> replay(Segment segment, OrderId order, FirstAnswer answer) {
        return gate.find(segment, order)
                .flatMap(stored -> decisions.appendUnlessLogged(segment, stored).thenReturn(outcome(order, answer)))
                .defaultIfEmpty(new BuyOutcome.Fenced());
    }

    private static BuyOutcome outcome(OrderId order, FirstAnswer answer) {
        return switch (answer) {
            case FirstAnswer.Held(var deadline) -> new BuyOutcome.Placed(order, deadline);
            case FirstAnswer.Waitlisted(var position) -> new BuyOutcome.Waitlisted(order, position);
        };
    }
}
