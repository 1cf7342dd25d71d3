package io.flashsale.checkout;

import io.flashsale.gate.GateLoading;
import io.flashsale.gate.Segment;
import io.flashsale.gate.StaleEpoch;
import io.flashsale.platform.Leases;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.Sale;
import io.flashsale.sale.Sales;
import io.flashsale.shared.Page;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Removes from Redis what is left of sales that are live no more, a few at a time. What cannot be removed is tried
 * again when all others have had their turn. No sale is cleared while it is being loaded.
 */
@Component
class ClearSales {

    private static final Logger LOG = LoggerFactory.getLogger(ClearSales.class);

    /** Processes may differ about the time by far less. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final int SALES_A_LOOK = 10;
    private static final Page FIRST = new Page(SALES_A_LOOK, "");

    private final Sales sales;
    private final LiveSales liveSales;
    private final GateLoading gate;
    private final Leases leases;
    private volatile Page next = FIRST;

    ClearSales(Sales sales, LiveSales liveSales, GateLoading gate, Leases leases) {
        this.sales = sales;
        this.liveSales = liveSales;
        this.gate = gate;
        this.leases = leases;
    }

    /** Looks once. Repeatable, also by several at once. */
    Mono<Void> once() {
        return liveSales
                .leftAtGate(MARGIN, next)
                .collectList()
                .doOnNext(found -> next = after(found))
                .flatMapIterable(found -> found)
                .concatMapDelayError(this::clear)
                .then();
    }

    private static Page after(List<Sale> found) {
        return found.size() < SALES_A_LOOK
                ? FIRST
                : new Page(SALES_A_LOOK, found.getLast().id().value());
    }

    private Mono<Void> clear(Sale sale) {
        return leases.whileHeld(
                LoadSale.lease(sale.id()),
                liveSales.withPrices(sale).flatMap(ended -> clear(Segments.of(ended.sale(), ended.prices()))));
    }

    private Mono<Void> clear(Segment segment) {
        return gate.clear(segment)
                .flatMap(cleared -> cleared
                        ? sales.noteCleared(segment.sale(), segment.epoch())
                        : warn(segment, "the log lacks a record of it"))
                .onErrorResume(StaleEpoch.class, stale -> warn(segment, "it is live at the gate"));
    }

    private static Mono<Void> warn(Segment segment, String why) {
        LOG.warn("sale {} ended long ago and is not cleared: {}", segment.sale(), why);
        return Mono.empty();
    }
}
