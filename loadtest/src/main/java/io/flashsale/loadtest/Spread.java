package io.flashsale.loadtest;

import java.util.Map;
import java.util.stream.IntStream;

/** How long answers took, in milliseconds; all zero when there were none. */
record Spread(int p50, int p99, int max) {

    static Spread of(IntStream millis) {
        var sorted = millis.sorted().toArray();
        return new Spread(at(sorted, 0.50), at(sorted, 0.99), at(sorted, 1.0));
    }

    /** The nearest rank: the smallest value that so large a share does not exceed. */
    private static int at(int[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** Under the name of what took so long: acceptedP50Millis and so on. */
    void putInto(Map<String, Number> figures, String name) {
        figures.put(name + "P50Millis", p50);
        figures.put(name + "P99Millis", p99);
        figures.put(name + "MaxMillis", max);
    }

    @Override
    public String toString() {
        return "p50 %,d ms, p99 %,d ms, max %,d ms".formatted(p50, p99, max);
    }
}
