package io.flashsale.checkout;

import io.flashsale.gate.GateLoading;
import io.flashsale.gate.GateStock;
import io.flashsale.gate.Segment;
import io.flashsale.gate.StaleEpoch;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.pricing.StockAdjustment;
import io.flashsale.pricing.StockAdjustments;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.Sale;
import io.flashsale.sale.Sales;
import io.flashsale.shared.PriceDataId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Carries a stock adjustment to its end, in MySQL and at the gate, from wherever somebody left it. Any number of
 * processes may be at it at once: MySQL decides once, the gate counts an adjustment once, and a load brings along which
 * ones its units contain.
 *
 * <p>Units that come are in MySQL before the gate sells them. Units that go leave the gate before MySQL, so that nobody
 * is promised one meanwhile, and MySQL lets them go only under the epoch under which the gate did: a load in between
 * has brought them back.
 */
@Component
class SettleAdjustment {

    private static final Logger LOG = LoggerFactory.getLogger(SettleAdjustment.class);
    private static final int MOST_AT_ONCE = 100;

    private final StockAdjustments adjustments;
    private final Sales sales;
    private final LiveSales liveSales;
    private final Segments segments;
    private final GateStock gate;
    private final GateLoading loading;
    private final Transactions transactions;

    SettleAdjustment(
            StockAdjustments adjustments,
            Sales sales,
            LiveSales liveSales,
            Segments segments,
            GateStock gate,
            GateLoading loading,
            Transactions transactions) {
        this.adjustments = adjustments;
        this.sales = sales;
        this.liveSales = liveSales;
        this.segments = segments;
        this.gate = gate;
        this.loading = loading;
        this.transactions = transactions;
    }

    /** Carries on what others have left, the oldest first. What is not possible now is tried again the next time. */
    Mono<Void> leftOver() {
        return adjustments
                .unsettled(MOST_AT_ONCE)
                .concatMap(adjustment -> once(adjustment).onErrorResume(failure -> {
                    LOG.info("adjustment {}: not settled yet: {}", adjustment.id(), failure.toString());
                    return Mono.empty();
                }))
                .then();
    }

    /**
     * Gives what became of it, applied or refused. {@link StaleEpoch} while the sale is being loaded: then it is to be
     * tried again.
     */
    Mono<StockAdjustment> once(StockAdjustment adjustment) {
        return adjustment.settled()
                ? Mono.just(adjustment)
                : place(adjustment.price()).flatMap(place -> switch (adjustment.state()) {
                    case PENDING -> decide(place, adjustment).flatMap(this::once);
                    case APPLIED, REFUSED -> tellGate(place, adjustment).thenReturn(adjustment);
                });
    }

    private Mono<StockAdjustment> decide(Place place, StockAdjustment pending) {
        return pending.delta() > 0
                ? transactions.run(adjustments.apply(pending))
                : adjustments.fits(pending).flatMap(fits -> fits ? take(place, pending) : adjustments.refuse(pending));
    }

    private Mono<StockAdjustment> take(Place place, StockAdjustment pending) {
        return switch (place) {
            case Place.AtGate(var segment) ->
                gate.adjust(segment, pending.id(), pending.price(), pending.delta())
                        .flatMap(taken -> taken ? applyUnder(segment, pending) : adjustments.refuse(pending));
            case Place.NotLoaded(var segment) -> applyUnder(segment, pending);
            case Place.NotForSale _ -> transactions.run(adjustments.apply(pending));
        };
    }

    private Mono<StockAdjustment> applyUnder(Segment segment, StockAdjustment pending) {
        return transactions.run(sales.keepsEpoch(segment.sale(), segment.epoch())
                .flatMap(kept -> kept ? adjustments.apply(pending) : Mono.error(new StaleEpoch(segment))));
    }

    /** A sale that was not at the gate when the decision was already there gets it with its next load. */
    private Mono<Void> tellGate(Place place, StockAdjustment decided) {
        return switch (place) {
            case Place.AtGate(var segment) ->
                gate.adjust(segment, decided.id(), decided.price(), decided.contribution())
                        .flatMap(done -> done ? adjustments.settled(decided.id()) : loadAnew(segment));
            case Place.NotLoaded _, Place.NotForSale _ -> adjustments.settled(decided.id());
        };
    }

    /** The gate has sold units that had gone from MySQL. */
    private Mono<Void> loadAnew(Segment segment) {
        return loading.forget(segment).then(Mono.error(new StaleEpoch(segment)));
    }

    /** As MySQL has it now; what this process remembers of the sale must be as new. */
    private Mono<Place> place(PriceDataId price) {
        return sales.selling(price)
                .flatMap(sale -> liveSales
                        .findOrLook(sale.id(), live -> isAsNew(live, sale, price))
                        .map(this::place)
                        .defaultIfEmpty(new Place.NotLoaded(Segments.of(sale, List.of()))))
                .defaultIfEmpty(new Place.NotForSale());
    }

    private static boolean isAsNew(LiveSale live, Sale sale, PriceDataId price) {
        return live.sale().epoch() >= sale.epoch() && live.price(price).isPresent();
    }

    private Place place(LiveSale live) {
        Segment segment = segments.of(live);
        return segment.epoch() == 0 ? new Place.NotLoaded(segment) : new Place.AtGate(segment);
    }

    /** Where the units of a price may be sold. */
    private sealed interface Place {

        record NotForSale() implements Place {}

        /** A draft, a sale before its first load, or one that ended long ago. */
        record NotLoaded(Segment segment) implements Place {}

        record AtGate(Segment segment) implements Place {}
    }
}
