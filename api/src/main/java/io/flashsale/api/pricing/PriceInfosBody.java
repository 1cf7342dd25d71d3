package io.flashsale.api.pricing;

import io.flashsale.api.json.MoneyJson;
import io.flashsale.shared.FieldProblem;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SkuCode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What prices are asked for.
 *
 * @param currency of all prices; each SKU's own if left out
 */
record PriceInfosBody(@Nullable String currency, @Nullable List<@Nullable PriceTarget> targets) {

    static final int MOST_TARGETS = 100;

    @Nullable
    Currency toCurrency() {
        return currency == null ? null : MoneyJson.currency(currency);
    }

    /** The SKUs, each once, or an {@link InvalidInput} that names every wrong target. */
    Set<SkuCode> skus() {
        List<FieldProblem> problems = new ArrayList<>();
        Set<SkuCode> skus = new LinkedHashSet<>();
        List<PriceTarget> asked = wanted();
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
    List<PriceTarget> wanted() {
        if (targets == null || targets.isEmpty() || targets.size() > MOST_TARGETS) {
            throw new InvalidInput(
                    "targets",
                    targets == null ? null : targets.size() + " targets",
                    "1 to " + MOST_TARGETS + " targets");
        }
        List<PriceTarget> all = new ArrayList<>(targets.size());
        for (int i = 0; i < targets.size(); i++) {
            PriceTarget target = targets.get(i);
            if (target == null) {
                throw new InvalidInput("targets[" + i + "]", null, "a target");
            }
            all.add(target);
        }
        return all;
    }
}
