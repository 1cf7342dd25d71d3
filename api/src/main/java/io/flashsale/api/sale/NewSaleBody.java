package io.flashsale.api.sale;

import io.flashsale.sale.NewSale;
import io.flashsale.sale.PaymentRules;
import io.flashsale.sale.SaleRules;
import io.flashsale.shared.Fields;
import io.flashsale.shared.PriceListId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the back office sends to create a sale.
 *
 * @param offerSeconds       how long units are kept for those who waited for them; holdSeconds if it is absent
 * @param paymentSeconds     600 if it is absent
 * @param paymentAttempts    1 if it is absent
 * @param cashOnDeliveryUpTo absent for no cash on delivery
 */
record NewSaleBody(
        @Nullable String slug,
        @Nullable String title,
        @Nullable String priceListId,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Integer limitPerCustomer,
        @Nullable Integer holdSeconds,
        @Nullable Integer offerSeconds,
        @Nullable Integer tokensPerSecond,
        @Nullable Integer tokenBurst,
        @Nullable Integer waitlistCapacity,
        @Nullable Integer paymentSeconds,
        @Nullable Integer paymentAttempts,
        @Nullable BigDecimal cashOnDeliveryUpTo) {

    NewSale toNewSale() {
        var fields = new Fields();
        var address = fields.required("slug", slug, given -> given);
        var shown = fields.required("title", title, given -> given);
        var list = fields.required("priceListId", priceListId, PriceListId::new);
        var opens = fields.required("opensAt", opensAt, given -> given);
        var closes = fields.required("closesAt", closesAt, given -> given);
        var limit = fields.required("limitPerCustomer", limitPerCustomer, given -> given);
        var hold = fields.required("holdSeconds", holdSeconds, Duration::ofSeconds);
        var offer =
                fields.optional("offerSeconds", offerSeconds == null ? holdSeconds : offerSeconds, Duration::ofSeconds);
        var tokens = fields.required("tokensPerSecond", tokensPerSecond, given -> given);
        var burst = fields.required("tokenBurst", tokenBurst, given -> given);
        var waitlist = fields.required("waitlistCapacity", waitlistCapacity, given -> given);
        return fields.into(() -> new NewSale(
                address.value(),
                shown.value(),
                list.value(),
                opens.value(),
                closes.value(),
                new SaleRules(
                        limit.value(),
                        hold.value(),
                        offer.value(),
                        tokens.value(),
                        burst.value(),
                        waitlist.value(),
                        payment())));
    }

    private PaymentRules payment() {
        PaymentRules usual = PaymentRules.DEFAULT;
        return new PaymentRules(
                paymentSeconds == null ? usual.window() : Duration.ofSeconds(paymentSeconds),
                paymentAttempts == null ? usual.attempts() : paymentAttempts,
                cashOnDeliveryUpTo);
    }
}
