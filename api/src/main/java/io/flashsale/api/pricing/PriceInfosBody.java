package io.flashsale.api.pricing;

import io.flashsale.api.json.MoneyJson;
import io.flashsale.shared.FieldProblem;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SkuCode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What prices are asked for.
 *
 * @param currency of all prices; each SKU's own if left out
 */
record PriceInfosBody(@Nullable String currency, @Nullable List<@Nullable Target> targets) {

    static final int MOST_TARGETS = 100;

    @Nullable
    Currency toCurrency() {
        return currency == null ? null : MoneyJson.currency(currency);
    }

    /** The SKUs, each once, or an {@link InvalidInput} that names every wrong target. */
    Set<SkuCode> skus() {
        List<FieldProblem> problems = new ArrayList<>();
        Set<SkuCode> skus = new LinkedHashSet<>();
        List<Target> asked = wanted();
        for (int i = 0; i < asked.size(); i++) {
            try {
                skus.add(asked.get(i).sku());
            } catch (InvalidInput wrong) {
                problems.addAll(wrong.within("targets[" + i + "]").problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return skus;
    }

    /** The targets, 1 to {@value #MOST_TARGETS}. */
    List<Target> wanted() {
        if (targets == null || targets.isEmpty() || targets.size() > MOST_TARGETS) {
            throw new InvalidInput(
                    "targets",
                    targets == null ? null : targets.size() + " targets",
                    "1 to " + MOST_TARGETS + " targets");
        }
        List<Target> all = new ArrayList<>(targets.size());
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            if (target == null) {
                throw new InvalidInput("targets[" + i + "]", null, "a target");
            }
            all.add(target);
        }
        return all;
    }

    /**
     * What is to be priced; given back with the price.
     *
     * @param targetType     only SKU
     * @param targetQuantity 1 if left out
     */
    record Target(
            @Nullable String targetId,
            @Nullable String targetType,
            @Nullable Integer targetQuantity,
            @Nullable Map<String, Object> priceableFields,
            @Nullable Map<String, Object> attributes) {

        private static final String SKU = "SKU";

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
        Target complete() {
            return new Target(
                    targetId,
                    targetType,
                    targetQuantity == null ? 1 : targetQuantity,
                    priceableFields == null ? Map.of() : priceableFields,
                    attributes == null ? Map.of() : attributes);
        }
    }
}
