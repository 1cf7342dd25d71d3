package io.flashsale.api.testing;

import java.util.List;

/** The answer of {@code GET /api/admin/sales/{id}/balance}. */
public record Balance(long lag, boolean agrees, List<Price> prices) {

    public boolean isQuiet() {
        return lag == 0 && agrees;
    }

    /** Of the only article. */
    public Price price() {
        return prices.getFirst();
    }

    public record Price(
            String priceDataId,
            int startingQuantity,
            int offeredQuantity,
            int availableQuantity,
            int used,
            int purged,
            int held,
            int sold,
            int waiting,
            int imbalance,
            Gate gate,
            boolean agrees) {}

    public record Gate(int stock, int held, int sold, int waiting) {}
}
