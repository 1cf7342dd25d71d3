package io.flashsale.checkout;

import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A purchase, as far as an acknowledged, unpaid order. */
@Component
public class BuyNow {

    private final LiveSales sales;
    private final Segments segments;
    private final Admission admission;

    BuyNow(LiveSales sales, Segments segments, Admission admission) {
        this.sales = sales;
        this.segments = segments;
        this.admission = admission;
    }

    /**
     * Takes a request through the gate into the log. Repeatable with the same key: it is decided once. An error means
     * unknown: repeat, nothing was given back. A caller that goes away loses nothing, the deadline gives the units
     * back.
     */
    public Mono<BuyOutcome> buy(BuyRequest request) {
        LiveSale sale = sales.find(request.sale()).orElse(null);
        if (sale == null) {
            return Mono.just(sales.isRead() ? new BuyOutcome.NoSuchSale() : new BuyOutcome.Fenced());
        }
        for (int i = 0; i < request.lines().size(); i++) {
            if (sale.priceOf(request.lines().get(i).sku()).isEmpty()) {
                return Mono.just(
                        new BuyOutcome.NotForSale(i, request.lines().get(i).sku()));
            }
        }
        return admission.admit(segments.of(sale), Drafts.of(request, sale), true);
    }
}
