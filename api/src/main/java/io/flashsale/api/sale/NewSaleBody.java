package io.flashsale.api.sale;

import io.flashsale.sale.NewSale;
import io.flashsale.sale.PaymentRules;
import io.flashsale.sale.RegistrationWindow;
import io.flashsale.sale.SaleRules;
import io.flashsale.shared.Fields;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PriceListId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the back office sends to create a sale.
 *
 * @param registrationRequired whether only those may buy who registered; then with both times, otherwise without
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
        @Nullable Boolean registrationRequired,
        @Nullable Instant registrationOpensAt,
        @Nullable Instant registrationClosesAt,
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
        var registration = registration(fields);
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
                registration.orNull(),
                new SaleRules(
                        limit.value(),
                        hold.value(),
                        offer.value(),
                        tokens.value(),
                        burst.value(),
                        waitlist.value(),
                        payment())));
    }

    private Fields.Field<RegistrationWindow> registration(Fields fields) {
        if (Boolean.TRUE.equals(registrationRequired)) {
            return fields.together(this::window);
        }
        fields.optional("registrationOpensAt", registrationOpensAt, NewSaleBody::notAskedFor);
        return fields.optional("registrationClosesAt", registrationClosesAt, NewSaleBody::notAskedFor);
    }

    private RegistrationWindow window() {
        var fields = new Fields();
        var opens = fields.required("registrationOpensAt", registrationOpensAt, given -> given);
        var closes = fields.required("registrationClosesAt", registrationClosesAt, given -> given);
        return fields.into(() -> new RegistrationWindow(opens.value(), closes.value()));
    }

    private static RegistrationWindow notAskedFor(Instant given) {
        throw new InvalidInput("", given, "no time, unless registrationRequired is true");
    }

    private PaymentRules payment() {
        PaymentRules usual = PaymentRules.DEFAULT;
        return new PaymentRules(
                paymentSeconds == null ? usual.window() : Duration.ofSeconds(paymentSeconds),
                paymentAttempts == null ? usual.attempts() : paymentAttempts,
                cashOnDeliveryUpTo);
    }
}
