package io.flashsale.sale;

import io.flashsale.pricing.PriceBook;
import java.time.Clock;
import java.time.Duration;

/** The live sales of one process: for the simulation. */
public final class SalesOfProcess {

    private SalesOfProcess() {}

    public static LiveSales over(Sales sales, PriceBook prices, Clock clock) {
        return new LiveSales(sales, prices, clock, new SaleSettings(Duration.ofSeconds(1), Duration.ofDays(7)));
    }
}
