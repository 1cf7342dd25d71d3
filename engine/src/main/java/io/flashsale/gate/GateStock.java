package io.flashsale.gate;

import io.flashsale.shared.AdjustmentId;
import io.flashsale.shared.PriceDataId;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * The units to be had at the gate. Calls end within the time-out of the settings; when Redis does not answer the error
 * is an {@link io.flashsale.shared.Unavailable}.
 */
public interface GateStock {

    /**
     * Units to be had now by price: none of a price that others wait for. Prices that the segment does not know, all
     * while it is fenced, are left out.
     */
    Mono<Map<PriceDataId, Integer>> left(Segment segment, List<PriceDataId> prices);

    /**
     * Makes so many units the contribution of one adjustment to the stock of a price: negative ones are taken, 0 undoes
     * it for good. Repeatable: counts once. What comes goes to those who wait, in the order of joining.
     *
     * <p>False: the units are not there to be taken, or the adjustment was undone; it stays so under this epoch.
     * {@link StaleEpoch} if the segment is not loaded under this epoch or does not know the price yet: nothing was
     * done.
     */
    Mono<Boolean> adjust(Segment segment, AdjustmentId adjustment, PriceDataId price, int units);
}
