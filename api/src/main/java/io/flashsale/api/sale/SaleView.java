package io.flashsale.api.sale;

import io.flashsale.api.json.MoneyJson;
import io.flashsale.sale.SalePhase;
import java.time.Instant;
import java.util.List;

/**
 * A sale as everybody sees it.
 *
 * @param serverTime   to set a countdown by
 * @param offerSeconds how long units are kept for those who waited for them
 */
record SaleView(
        String id,
        String slug,
        String title,
        SalePhase phase,
        Instant opensAt,
        Instant closesAt,
        Instant serverTime,
        int limitPerCustomer,
        long holdSeconds,
        long offerSeconds,
        List<Item> items) {

    /** @param unitsLeft coarse: as the ledger had it within the last seconds */
    record Item(String sku, String name, MoneyJson price, MoneyJson basePrice, int unitsLeft) {}
}
