package io.flashsale.api.pricing;

import io.flashsale.checkout.UsageError;
import io.flashsale.shared.PriceDataId;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether all of it is recorded, or nothing.
 *
 * @param errorByPriceDataId why not, at the prices that are to blame
 */
record RecordPriceDataUsageResponse(
        boolean success, Map<String, UsageError> errorByPriceDataId, Map<String, Object> additionalAttributes) {

    static RecordPriceDataUsageResponse recorded() {
        return new RecordPriceDataUsageResponse(true, Map.of(), Map.of());
    }

    static RecordPriceDataUsageResponse refused(Map<PriceDataId, UsageError> errors) {
        Map<String, UsageError> byPrice = new TreeMap<>();
        errors.forEach((price, why) -> byPrice.put(price.value(), why));
        return new RecordPriceDataUsageResponse(false, byPrice, Map.of());
    }
}
