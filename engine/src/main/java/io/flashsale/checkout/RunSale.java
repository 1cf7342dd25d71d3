package io.flashsale.checkout;

import io.flashsale.gate.GateLoading;
import io.flashsale.gate.Segment;
import io.flashsale.gate.StaleEpoch;
import io.flashsale.sale.ChangeOutcome;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.SaleChange;
import io.flashsale.sale.Sales;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Opens, pauses, resumes and closes a sale, in MySQL first and then at the gate. */
@Component
public class RunSale {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Sales sales;
    private final LiveSales liveSales;
    private final Segments segments;
    private final GateLoading gate;
    private final LoadSale loadSale;
    private final CheckoutSettings settings;

    RunSale(
            Sales sales,
            LiveSales liveSales,
            Segments segments,
            GateLoading gate,
            LoadSale loadSale,
            CheckoutSettings settings) {
        this.sales = sales;
        this.liveSales = liveSales;
        this.segments = segments;
        this.gate = gate;
        this.loadSale = loadSale;
        this.settings = settings;
    }

    /** Ends when the gate acts by it. An error means that MySQL may have it and the gate will follow within seconds. */
    public Mono<ChangeOutcome> change(SaleId id, SaleChange change) {
        return sales.change(id, change).delayUntil(outcome -> switch (outcome) {
            case ChangeOutcome.Changed(var sale) -> atGate(sale.id());
            case ChangeOutcome.NoSuchSale _,
                    ChangeOutcome.NothingToSell _,
                    ChangeOutcome.TooManyPrices _,
                    ChangeOutcome.NotAllowed _ -> Mono.empty();
        });
    }

    /**
     * Forgets a live sale at the gate, so that it is loaded anew within seconds, from what MySQL has once the ledger
     * has applied the whole log. Nothing is sold meanwhile. False if there is no such sale.
     */
    public Mono<Boolean> loadAnew(SaleId id) {
        return liveSales
                .findOrLook(id, _ -> true)
                .flatMap(live -> gate.forget(segments.of(live)).thenReturn(true))
                .defaultIfEmpty(false);
    }

    /** Told again after a load: whoever loaded it may have read the state before it was changed. */
    private Mono<Void> atGate(SaleId id) {
        return Mono.defer(liveSales::refresh)
                .then(Mono.defer(() -> Mono.justOrEmpty(liveSales.find(id))))
                .flatMap(live -> tellGate(live)
                        .onErrorResume(
                                StaleEpoch.class,
                                stale -> toItsEnd(loadSale.load(live.sale().id()))
                                        .then(Mono.error(stale))))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, LOOK_EVERY).filter(StaleEpoch.class::isInstance))
                .timeout(settings.loadTimeout())
                .onErrorMap(TimeoutException.class, late -> new Unavailable("the sale is being loaded", PAUSE, late));
    }

    /** Also when nobody waits for the answer any more: a long load would have to begin again. */
    private static Mono<Void> toItsEnd(Mono<Void> load) {
        return load.cache();
    }

    private Mono<Void> tellGate(LiveSale live) {
        Segment segment = segments.of(live);
        return live.sale().epoch() == 0
                ? Mono.error(new StaleEpoch(segment))
                : gate.changeState(segment, LoadSale.segmentState(live.sale().state()));
    }
}
