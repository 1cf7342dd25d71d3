package io.flashsale.loadtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How the benches sum up what they measured. */
final class Figures {

    private Figures() {}

    static <T> double mean(List<T> measured, ToDoubleFunction<T> figure) {
        return measured.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** How far rates lie apart, as a share of the slowest: what a ratio can be trusted to. */
    static <T> double spread(List<T> measured, ToDoubleFunction<T> figure) {
        var rates = measured.stream().mapToDouble(figure).summaryStatistics();
        return rates.getMax() / rates.getMin() - 1;
    }

    static double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
