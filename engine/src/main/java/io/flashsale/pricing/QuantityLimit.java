package io.flashsale.pricing;

import io.flashsale.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** How many units may go at a price. */
public sealed interface QuantityLimit {

    /** Null without a limit. */
    @Nullable
    Integer startingQuantity();

    /** Null without a limit. */
    @Nullable
    Integer availableQuantity();

    /** As many as the shop has. */
    record Unlimited() implements QuantityLimit {

        @Override
        public @Nullable Integer startingQuantity() {
            return null;
        }

        @Override
        public @Nullable Integer availableQuantity() {
            return null;
        }
    }

    /**
     * Of the starting quantity so many are still available. Both are set once, when the price is created; afterwards
     * sales change what is available, stock adjustments change both, and nothing else does.
     */
    record Limited(int starting, int available) implements QuantityLimit {

        public Limited {
            if (starting < 1) {
                throw new InvalidInput("startingQuantity", starting, "1 or more");
            }
            if (available < 0 || available > starting) {
                throw new InvalidInput("availableQuantity", available, "0 to startingQuantity (" + starting + ")");
            }
        }

        @Override
        public Integer startingQuantity() {
            return starting;
        }

        @Override
        public Integer availableQuantity() {
            return available;
        }
    }

    /**
     * As people fill it in: a limited price needs the starting quantity; when the available one is left empty it is
     * the same.
     */
    static QuantityLimit of(boolean limitedByQuantity, @Nullable Integer starting, @Nullable Integer available) {
        if (limitedByQuantity && starting == null) {
            throw new InvalidInput("startingQuantity", null, "1 or more, because the price is limited by quantity");
        }
        if (starting != null && limitedByQuantity) {
            return new Limited(starting, available == null ? starting : available);
        }
        requireEmpty("startingQuantity", starting);
        requireEmpty("availableQuantity", available);
        return new Unlimited();
    }

    private static void requireEmpty(String field, @Nullable Integer quantity) {
        if (quantity != null) {
            throw new InvalidInput(field, quantity, "nothing, because the price is not limited by quantity");
        }
    }
}
