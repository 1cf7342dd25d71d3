package io.flashsale.api.testing;

import java.time.Instant;
import java.util.List;

/** A sale as it was created. Article and price data of the same place belong together. */
public record OnSale(String id, String slug, List<String> skus, List<String> prices, Instant opensAt) {

    public String sku() {
        return skus.getFirst();
    }

    public String price() {
        return prices.getFirst();
    }
}
