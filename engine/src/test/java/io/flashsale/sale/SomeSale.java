package io.flashsale.sale;

import io.flashsale.pricing.LimitedPrice;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sale that opens at noon for an hour, and what may be otherwise about it. */
final class SomeSale {

    static final Instant OPENS = Instant.parse("2030-01-10T12:00:00Z");
    static final Instant CLOSES = OPENS.plus(Duration.ofHours(1));
    static final SaleId ID = new SaleId("01J20000000000000000000000");
    private static final SaleRules RULES =
            new SaleRules(1, Duration.ofSeconds(60), Duration.ofSeconds(60), 1, 1, 0, PaymentRules.DEFAULT);

    private SomeSale() {}

    static Sale in(SaleState state) {
        return of(state, null, null);
    }

    static Sale closedAt(Instant time) {
        return of(SaleState.CLOSED, time, null);
    }

    static Sale registering(Instant from, Instant to) {
        return of(SaleState.OPEN, null, new RegistrationWindow(from, to));
    }

    static LiveSale live(SaleState state, int unitsLeft) {
        var price = new LimitedPrice(
                new PriceDataId("01J40000000000000000000000"),
                new SkuCode("phone"),
                Money.of("1", "USD"),
                9,
                unitsLeft);
        return new LiveSale(in(state), List.of(price));
    }

    private static Sale of(SaleState state, @Nullable Instant closedAt, @Nullable RegistrationWindow window) {
        var list = new PriceListId("01J30000000000000000000000");
        return new Sale(ID, "sale", "Sale", list, OPENS, CLOSES, closedAt, window, RULES, state, 1);
    }
}
