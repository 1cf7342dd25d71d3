package io.flashsale.checkout;

import io.flashsale.checkout.RollbackOutcome.Repeated;
import io.flashsale.checkout.RollbackOutcome.RolledBack;
import io.flashsale.checkout.RollbackOutcome.Unknown;
import io.flashsale.gate.Gate;
import io.flashsale.order.ArchivalReason;
import io.flashsale.order.Attempt;
import io.flashsale.order.LogProgress;
import io.flashsale.order.OrderIds;
import io.flashsale.order.OrderLog;
import io.flashsale.order.OrderRecord.UsageRolledBack;
import io.flashsale.order.Recordings;
import io.flashsale.order.Recordings.Recorded;
import io.flashsale.platform.Metric;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Reference;
import io.flashsale.shared.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Another system takes back what it has recorded: the checkout failed there, or the order was cancelled later. */
@Component
public class RollBackUsage {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Recordings recordings;
    private final LiveSales sales;
    private final Segments segments;
    private final Gate gate;
    private final Decisions decisions;
    private final OrderLog log;
    private final LogProgress progress;
    private final Clock clock;
    private final MeterRegistry registry;

    RollBackUsage(
            Recordings recordings,
            LiveSales sales,
            Segments segments,
            Gate gate,
            Decisions decisions,
            OrderLog log,
            LogProgress progress,
            Clock clock,
            MeterRegistry registry) {
        this.recordings = recordings;
        this.sales = sales;
        this.segments = segments;
        this.gate = gate;
        this.decisions = decisions;
        this.log = log;
        this.progress = progress;
        this.clock = clock;
        this.registry = registry;
    }

    /** Ends when MySQL has it. Repeatable; an error means unknown: repeat. */
    public Mono<RollbackOutcome> rollBack(Reference transaction, ArchivalReason reason) {
        return append(transaction, reason, Instant.MAX).delayUntil(outcome -> switch (outcome) {
            case RolledBack(var attempt) ->
                Committed.soon("the rollback", recordings.last(transaction).filter(last -> isOver(attempt, last)));
            case Repeated _, Unknown _ -> Mono.empty();
        });
    }

    private static boolean isOver(Attempt attempt, Recorded last) {
        return last.attempt().number() > attempt.number() || last.attempt().equals(attempt) && !last.stands();
    }

    /**
     * Ends when the log has it.
     *
     * @param askedAt by the clock of the log. A wish from before the last rollback has been fulfilled, and does not
     *                concern what was recorded since
     */
    Mono<RollbackOutcome> append(Reference transaction, ArchivalReason reason, Instant askedAt) {
        Mono<RollbackOutcome> otherwise = Mono.defer(() -> onceCaughtUp(transaction, reason, askedAt));
        return recordings
                .last(transaction)
                .flatMap(last -> follow(last, reason, askedAt).switchIfEmpty(otherwise))
                .switchIfEmpty(inFlight(Attempt.first(transaction), reason).switchIfEmpty(otherwise))
                .doOnNext(this::count);
    }

    private void count(RollbackOutcome outcome) {
        String tag = switch (outcome) {
            case RolledBack _ -> "rolled-back";
            case Repeated _ -> "repeated";
            case Unknown _ -> "unknown";
        };
        registry.counter(Metric.USAGE_ROLLBACKS.id(), "outcome", tag).increment();
    }

    /** Empty if there is nothing to take back, as far as MySQL and the gate know. */
    private Mono<RollbackOutcome> follow(Recorded last, ArchivalReason reason, Instant askedAt) {
        Instant rolledBackAt = last.rolledBackAt();
        if (rolledBackAt != null && !askedAt.isAfter(rolledBackAt)) {
            return Mono.just(new Repeated());
        }
        return last.stands()
                ? append(last.order(), last.attempt(), reason)
                : inFlight(last.attempt().next(), reason);
    }

    /** A gate that has forgotten does not know what is on its way to MySQL; the log does. */
    private Mono<RollbackOutcome> onceCaughtUp(Reference transaction, ArchivalReason reason, Instant askedAt) {
        return progress.caughtUp()
                .then(Mono.defer(() -> recordings.last(transaction)))
                .flatMap(last -> follow(last, reason, askedAt).defaultIfEmpty(new Repeated()))
                .defaultIfEmpty(new Unknown());
    }

    /** Held by the gate, and not yet in MySQL. Each sale is asked, because nobody knows which one granted it. */
    private Mono<RollbackOutcome> inFlight(Attempt attempt, ArchivalReason reason) {
        return Flux.defer(this::sales)
                .concatMap(live -> inFlight(live, attempt, reason))
                .takeLast(1)
                .next();
    }

    private Flux<LiveSale> sales() {
        return sales.isRead()
                ? Flux.fromStream(sales::known)
                : Flux.error(new Unavailable("the sales are not read yet", PAUSE, null));
    }

    private Mono<RollbackOutcome> inFlight(LiveSale live, Attempt attempt, ArchivalReason reason) {
        OrderId order = OrderIds.of(attempt, live.sale().id(), live.sale().opensAt());
        return gate.find(segments.of(live), order)
                .flatMap(stored -> decisions
                        .appendUnlessLogged(segments.of(live), stored)
                        .then(Mono.defer(() -> append(order, attempt, reason))));
    }

    private Mono<RollbackOutcome> append(OrderId order, Attempt attempt, ArchivalReason reason) {
        return log.append(new UsageRolledBack(order, attempt, clock.instant(), reason))
                .thenReturn(new RolledBack(attempt));
    }
}
