package io.flashsale.sale;

import static io.flashsale.sale.SomeSale.CLOSES;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.SettableClock;
import io.flashsale.pricing.PriceBook;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class LiveSalesTests {

    private static final Duration KEPT = SalesOfProcess.SETTINGS.keptAfterClose();

    private final SettableClock clock = new SettableClock(CLOSES);
    private final List<Instant> asked = new ArrayList<>();
    private final LiveSales live = SalesOfProcess.over(
            port(Sales.class, time -> Flux.<Sale>empty().doOnSubscribe(_ -> asked.add((Instant) time))),
            port(PriceBook.class, _ -> Flux.empty()),
            clock);

    @Test
    void aSaleStaysLiveADayLongerThanItsLastOrderCanBeOpen() {
        live.refresh().block();

        assertThat(asked).containsExactly(CLOSES.minus(KEPT).minus(Duration.ofDays(1)));
    }

    @Test
    void aLineIsOverSoLongAfterTheCloseHoweverEarlyTheSaleWasEnded() {
        var closed = new LiveSale(SomeSale.closedAt(CLOSES.minusSeconds(60)), List.of());

        clock.set(CLOSES.plus(KEPT).minusMillis(1));
        assertThat(live.isLineOver(closed)).isFalse();
        clock.set(CLOSES.plus(KEPT));
        assertThat(live.isLineOver(closed)).isTrue();
    }

    private static <T> T port(Class<T> type, Function<Object, Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, _, arguments) -> answer.apply(arguments[0])));
    }
}
