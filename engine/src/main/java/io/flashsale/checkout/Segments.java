package io.flashsale.checkout;

import io.flashsale.gate.Segment;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.Sale;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** A sale as the gate knows it: one segment. */
@Component
public class Segments {

    private final Map<SaleId, Known> known = new ConcurrentHashMap<>();

    /** The same instance for the same state of the sale. */
    public Segment of(LiveSale live) {
        Known before = known.get(live.sale().id());
        if (before != null && before.live == live) {
            return before.segment;
        }
        Segment segment = of(live.sale(), live.prices());
        if (before != null && before.segment.equals(segment)) {
            segment = before.segment;
        }
        known.put(live.sale().id(), new Known(live, segment));
        return segment;
    }

    static Segment of(Sale sale, List<LimitedPrice> prices) {
        List<PriceDataId> ids = prices.stream().map(LimitedPrice::priceData).toList();
        return new Segment(sale.id(), 0, sale.epoch(), ids);
    }

    private record Known(LiveSale live, Segment segment) {}
}
