package io.flashsale.checkout;

import io.flashsale.gate.GateWaitlist;
import io.flashsale.gate.Place;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where orders that wait stand at this moment, as the gate knows it. */
@Component
class Places {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final GateWaitlist waitlist;
    private final LiveSales sales;
    private final Segments segments;

    Places(GateWaitlist waitlist, LiveSales sales, Segments segments) {
        this.waitlist = waitlist;
        this.sales = sales;
        this.segments = segments;
    }

    /** As {@link GateWaitlist#places}, of orders of one sale. */
    Mono<Map<OrderId, Place>> of(SaleId sale, Collection<OrderId> waiting) {
        return Mono.justOrEmpty(sales.find(sale))
                .switchIfEmpty(Mono.error(() -> new Unavailable("the sale is not at the gate", RETRY_AFTER, null)))
                .flatMap(live -> waitlist.places(segments.of(live), waiting));
    }
}
