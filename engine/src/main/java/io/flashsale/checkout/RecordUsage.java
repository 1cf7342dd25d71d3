package io.flashsale.checkout;

import io.flashsale.gate.GateStock;
import io.flashsale.order.Attempt;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.OrderStatus;
import io.flashsale.order.Recordings;
import io.flashsale.order.Recordings.Recorded;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.PriceData;
import io.flashsale.pricing.QuantityLimit.Limited;
import io.flashsale.pricing.QuantityLimit.Unlimited;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.PriceDataId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Another system sells at our limited prices: the units are those of our own buyers, and go through the same gate. What
 * it records is an order without a payment.
 */
@Component
public class RecordUsage {

    private final Recordings recordings;
    private final LiveSales sales;
    private final Segments segments;
    private final Admission admission;
    private final PriceBook book;
    private final GateStock stock;

    RecordUsage(
            Recordings recordings,
            LiveSales sales,
            Segments segments,
            Admission admission,
            PriceBook book,
            GateStock stock) {
        this.recordings = recordings;
        this.sales = sales;
        this.segments = segments;
        this.admission = admission;
        this.book = book;
        this.stock = stock;
    }

    /**
     * Ends when MySQL has all of it, or nothing is held. Repeatable: a transaction has one recording at a time, and may
     * have another one only after a rollback. An error means unknown: repeat.
     */
    public Mono<RecordOutcome> record(UsageRequest request) {
        return recordings
                .last(request.transaction())
                .flatMap(last -> follow(last, request))
                .switchIfEmpty(Mono.defer(() -> hold(request, Attempt.first(request.transaction()))));
    }

    private Mono<RecordOutcome> follow(Recorded last, UsageRequest request) {
        if (!last.stands()) {
            return hold(request, last.attempt().next());
        }
        boolean same = last.fingerprint().equals(request.fingerprint());
        return Mono.just(same ? new RecordOutcome.Recorded() : new RecordOutcome.OtherContent());
    }

    private Mono<RecordOutcome> hold(UsageRequest request, Attempt attempt) {
        if (!sales.isRead()) {
            return Mono.just(new RecordOutcome.NotNow(new BuyOutcome.Fenced()));
        }
        List<PriceDataId> homeless = request.prices().stream()
                .filter(price -> sales.selling(price).isEmpty())
                .toList();
        if (!homeless.isEmpty()) {
            return explain(homeless);
        }
        return sales.selling(request.prices().getFirst())
                .filter(live -> live.hasAll(request.prices().stream()))
                .map(live -> admit(live, request, attempt))
                .orElseGet(() -> refused(request.prices(), UsageError.SEVERAL_SALES));
    }

    private Mono<RecordOutcome> explain(List<PriceDataId> homeless) {
        return Flux.fromIterable(homeless)
                .concatMap(price -> book.find(price)
                        .map(RecordUsage::whyNot)
                        .defaultIfEmpty(UsageError.UNKNOWN_PRICE)
                        .map(why -> Map.entry(price, why)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(RecordOutcome.Refused::new);
    }

    private static UsageError whyNot(PriceData price) {
        return switch (price.limit()) {
            case Unlimited _ -> UsageError.NOT_LIMITED;
            case Limited _ -> UsageError.NO_OPEN_SALE;
        };
    }

    private Mono<RecordOutcome> admit(LiveSale live, UsageRequest request, Attempt attempt) {
        OrderDraft draft = request.draft(live, attempt);
        return admission.admit(segments.of(live), draft, false).flatMap(outcome -> switch (outcome) {
            case BuyOutcome.Placed _ -> committed(draft, request, attempt);
            case BuyOutcome.KeyReused _ -> Mono.just(new RecordOutcome.OtherContent());
            case BuyOutcome.NotOpen _, BuyOutcome.Paused _, BuyOutcome.Closed _ ->
                refused(request.prices(), UsageError.NO_OPEN_SALE);
            case BuyOutcome.NotRegistered _ -> refused(request.prices(), UsageError.NOT_REGISTERED);
            case BuyOutcome.LimitReached _ -> refused(request.prices(), UsageError.LIMIT_REACHED);
            case BuyOutcome.SoldOut _ -> tooFew(live, request);
            case BuyOutcome.Fenced _, BuyOutcome.TryLater _ -> Mono.just(new RecordOutcome.NotNow(outcome));
            case BuyOutcome.Waitlisted _, BuyOutcome.NoSuchSale _, BuyOutcome.NotForSale _ ->
                throw new IllegalStateException("outcome: " + outcome + " (expected: held or refused)");
        });
    }

    /**
     * What MySQL has once it has the attempt. It may be another order's, or rolled back already: then
     * all begins anew.
     */
    private Mono<RecordOutcome> committed(OrderDraft draft, UsageRequest request, Attempt attempt) {
        Mono<Recorded> look = recordings
                .last(request.transaction())
                .filter(last -> last.attempt().number() >= attempt.number());
        return Committed.soon("the recording", look)
                .flatMap(last -> last.order().equals(draft.id()) && last.status() == OrderStatus.REJECTED
                        ? refused(request.prices(), UsageError.TOO_FEW_UNITS)
                        : follow(last, request));
    }

    /** Asked for after the refusal: if all is there again by now, each may have been the one. */
    private Mono<RecordOutcome> tooFew(LiveSale live, UsageRequest request) {
        return stock.left(segments.of(live), request.prices()).flatMap(left -> {
            List<PriceDataId> lacking = request.items().stream()
                    .filter(item -> left.getOrDefault(item.price(), 0) < item.quantity())
                    .map(UsageRequest.Item::price)
                    .toList();
            return refused(lacking.isEmpty() ? request.prices() : lacking, UsageError.TOO_FEW_UNITS);
        });
    }

    private static Mono<RecordOutcome> refused(Collection<PriceDataId> prices, UsageError why) {
        return Mono.just(
                new RecordOutcome.Refused(prices.stream().collect(Collectors.toMap(Function.identity(), _ -> why))));
    }
}
