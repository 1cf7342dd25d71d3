package io.flashsale.sale;

import io.flashsale.pricing.PriceBook;
import java.time.Clock;
import java.time.Duration;

/** The live sales of one process: for the simulation. */
public final class SalesOfProcess {

    static final SaleSettings SETTINGS =
            new SaleSettings(Duration.ofSeconds(1), Duration.ofDays(7), Duration.ofDays(1), Duration.ofHours(1));

    private SalesOfProcess() {}

    public static LiveSales over(Sales sales, PriceBook prices, Clock clock) {
        return new LiveSales(sales, prices, clock, SETTINGS);
    }
}
