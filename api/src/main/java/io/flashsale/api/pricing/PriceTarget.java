package io.flashsale.api.pricing;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SkuCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be priced; given back with the price.
 *
 * @param targetType     only SKU
 * @param targetQuantity 1 if left out
 */
public record PriceTarget(
        @Nullable String targetId,
        @Nullable String targetType,
        @Nullable Integer targetQuantity,
        @Nullable Map<String, Object> priceableFields,
        @Nullable Map<String, Object> attributes) {

    static final String SKU = "SKU";

    SkuCode sku() {
        if (!SKU.equals(targetType)) {
            throw new InvalidInput("targetType", targetType, SKU);
        }
        if (targetQuantity != null && targetQuantity < 1) {
            throw new InvalidInput("targetQuantity", targetQuantity, "1 or more");
        }
        if (targetId == null) {
            throw new InvalidInput("targetId", null, "the code of a SKU");
        }
        try {
            return new SkuCode(targetId);
        } catch (InvalidInput wrong) {
            throw new InvalidInput(
                    "targetId", targetId, wrong.problems().getFirst().expected());
        }
    }

    /** As the answer shows it, with what was left out. */
    PriceTarget complete() {
        return new PriceTarget(
                targetId,
                targetType,
                targetQuantity == null ? 1 : targetQuantity,
                priceableFields == null ? Map.of() : priceableFields,
                attributes == null ? Map.of() : attributes);
    }
}
