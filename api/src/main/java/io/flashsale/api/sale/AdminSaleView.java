package io.flashsale.api.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.sale.RegistrationWindow;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sale as the back office sees it.
 *
 * @param closedAt when the back office ended it; absent unless it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AdminSaleView(
        String id,
        String slug,
        String title,
        String priceListId,
        SaleState state,
        Instant opensAt,
        Instant closesAt,
        @Nullable Instant closedAt,
        boolean registrationRequired,
        @Nullable Instant registrationOpensAt,
        @Nullable Instant registrationClosesAt,
        int limitPerCustomer,
        long holdSeconds,
        long offerSeconds,
        int tokensPerSecond,
        int tokenBurst,
        int waitlistCapacity,
        long paymentSeconds,
        int paymentAttempts,
        @Nullable BigDecimal cashOnDeliveryUpTo,
        long epoch) {

    static AdminSaleView of(Sale sale) {
        RegistrationWindow registration = sale.registration();
        return new AdminSaleView(
                sale.id().value(),
                sale.slug(),
                sale.title(),
                sale.priceList().value(),
                sale.state(),
                sale.opensAt(),
                sale.closesAt(),
                sale.closedAt(),
                registration != null,
                registration == null ? null : registration.opensAt(),
                registration == null ? null : registration.closesAt(),
                sale.rules().limitPerCustomer(),
                sale.rules().hold().toSeconds(),
                sale.rules().offer().toSeconds(),
                sale.rules().tokensPerSecond(),
                sale.rules().tokenBurst(),
                sale.rules().waitlistCapacity(),
                sale.rules().payment().window().toSeconds(),
                sale.rules().payment().attempts(),
                sale.rules().payment().cashUpTo(),
                sale.epoch());
    }
}
