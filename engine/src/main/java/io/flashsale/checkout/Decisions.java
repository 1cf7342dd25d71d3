package io.flashsale.checkout;

import io.flashsale.gate.GateOutcome;
import io.flashsale.gate.Segment;
import io.flashsale.gate.StoredHold;
import io.flashsale.gate.Unlogged;
import io.flashsale.order.DraftText;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.OrderLog;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.OrderPlaced;
import io.flashsale.order.OrderRecord.OrderWaitlisted;
import io.flashsale.order.OrderRecord.UsageRecorded;
import io.flashsale.sale.LiveSales;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts what the gate has decided into the log: the first record of an order. Repeatable; an error means unknown. */
@Component
class Decisions {

    private final LiveSales sales;
    private final OrderLog log;
    private final DraftText drafts;
    private final LoggedPipeline logged;

    Decisions(LiveSales sales, OrderLog log, DraftText drafts, LoggedPipeline logged) {
        this.sales = sales;
        this.log = log;
        this.drafts = drafts;
        this.logged = logged;
    }

    /** Ends when the log has the record; the gate is told so afterwards. */
    Mono<Void> append(Segment segment, OrderRecord first) {
        return log.append(sales.isOfThisProcess(segment.sale()) ? Rehearsal.harmless(first) : first)
                .doOnSuccess(_ -> logged.acknowledged(segment, first.order()));
    }

    Mono<Void> append(Segment segment, Unlogged unlogged) {
        return Mono.defer(() -> append(segment, record(unlogged)));
    }

    /** Before anything else is said of an order: the log must have the order first. */
    Mono<Void> appendUnlessLogged(Segment segment, StoredHold stored) {
        return Mono.justOrEmpty(stored.unlogged()).flatMap(unlogged -> append(segment, unlogged));
    }

    /** What it means that the gate holds the units: of a purchase that it awaits a payment. */
    static OrderRecord held(OrderDraft draft, Instant heldAt, Instant deadline) {
        return draft.recording() == null ? new OrderPlaced(draft, heldAt, deadline) : new UsageRecorded(draft, heldAt);
    }

    private OrderRecord record(Unlogged unlogged) {
        OrderDraft draft = drafts.read(unlogged.record());
        return switch (unlogged.outcome()) {
            case GateOutcome.Held(var heldAt, var deadline) -> held(draft, heldAt, deadline);
            case GateOutcome.Waitlisted(var joinedAt, var position, var sequence) ->
                new OrderWaitlisted(draft, joinedAt, position, sequence);
            default ->
                throw new IllegalStateException("unlogged: " + unlogged.outcome() + " (expected: held or waitlisted)");
        };
    }
}
