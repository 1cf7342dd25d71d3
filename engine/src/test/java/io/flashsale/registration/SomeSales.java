package io.flashsale.registration;

import io.flashsale.pricing.PriceBook;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.PaymentRules;
import io.flashsale.sale.RegistrationWindow;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleRules;
import io.flashsale.sale.SaleState;
import io.flashsale.sale.Sales;
import io.flashsale.sale.SalesOfProcess;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SaleId;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;

/** Live sales that ask for registration. */
final class SomeSales {

    static final Instant OPENS = Instant.parse("2030-01-01T00:00:00Z");
    static final Instant CLOSES = OPENS.plusSeconds(60);
    private static final SaleRules RULES =
            new SaleRules(1, Duration.ofSeconds(60), Duration.ofSeconds(60), 1, 1, 0, PaymentRules.DEFAULT);

    private SomeSales() {}

    static SaleId id(int number) {
        return new SaleId("01J2000000000000000000000" + number);
    }

    static LiveSales live(Clock clock, SaleId... ids) {
        List<Sale> sales = Flux.just(ids).map(SomeSales::sale).collectList().block();
        LiveSales live = SalesOfProcess.over(
                answering(Sales.class, Flux.fromIterable(sales)), answering(PriceBook.class, Flux.empty()), clock);
        live.refresh().block();
        return live;
    }

    private static Sale sale(SaleId id) {
        var list = new PriceListId("01J30000000000000000000000");
        var window = new RegistrationWindow(OPENS, CLOSES);
        return new Sale(id, "sale", "Sale", list, OPENS, CLOSES, null, window, RULES, SaleState.OPEN, 1);
    }

    /** To every question the same. */
    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> answer));
    }
}
