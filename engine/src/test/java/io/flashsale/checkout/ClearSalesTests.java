package io.flashsale.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.gate.GateLoading;
import io.flashsale.gate.Segment;
import io.flashsale.gate.StaleEpoch;
import io.flashsale.platform.Leases;
import io.flashsale.pricing.PriceBook;
import io.flashsale.sale.PaymentRules;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleRules;
import io.flashsale.sale.SaleState;
import io.flashsale.sale.Sales;
import io.flashsale.sale.SalesOfProcess;
import io.flashsale.shared.Page;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SaleId;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ClearSalesTests {

    private final List<SaleId> noted = new ArrayList<>();
    private final List<String> askedAfter = new ArrayList<>();
    private final Map<SaleId, Mono<Boolean>> answers = new HashMap<>();
    private final List<Sale> left = IntStream.range(0, 12)
            .mapToObj("01J200000000000000000000%02d"::formatted)
            .map(ClearSalesTests::ended)
            .toList();
    private boolean isLoading;
    private final ClearSales clear = clearSales();

    @Test
    void whatCouldNotGoIsNotNotedAndTheOthersDo() {
        answers.put(id(0), Mono.just(false));
        answers.put(id(1), Mono.error(new StaleEpoch(new Segment(id(1), 0, 3, List.of()))));
        answers.put(id(2), Mono.error(new IllegalStateException("Redis is away")));

        assertThatThrownBy(() -> clear.once().block()).hasMessageContaining("Redis is away");

        assertThat(noted).containsExactlyElementsOf(ids(3, 10));
    }

    @Test
    void eachLookGoesOnWhereTheLastEndedAndBeginsAnewAtTheEnd() {
        for (int i = 0; i < 3; i++) {
            clear.once().block();
        }

        assertThat(askedAfter).containsExactly("", id(9).value(), "");
        assertThat(noted.subList(0, 12)).containsExactlyElementsOf(ids(0, 12));
    }

    @Test
    void nothingOfASaleThatIsBeingLoadedGoes() {
        isLoading = true;

        clear.once().block();

        assertThat(noted).isEmpty();
    }

    private ClearSales clearSales() {
        Sales sales = port(
                Sales.class,
                Map.of(
                        "leftAtGate",
                        asked -> page((Page) asked[1]),
                        "noteCleared",
                        asked -> Mono.fromRunnable(() -> noted.add((SaleId) asked[0]))));
        GateLoading gate = port(
                GateLoading.class,
                Map.of("clear", asked -> answers.getOrDefault(((Segment) asked[0]).sale(), Mono.just(true))));
        PriceBook prices = port(PriceBook.class, Map.of("limitedPricesOf", _ -> Flux.empty()));
        return new ClearSales(sales, SalesOfProcess.over(sales, prices, Clock.systemUTC()), gate, leases());
    }

    private Flux<Sale> page(Page page) {
        askedAfter.add(page.after());
        return Flux.fromIterable(left)
                .filter(sale -> sale.id().value().compareTo(page.after()) > 0)
                .take(page.limit());
    }

    private Leases leases() {
        return new Leases() {
            @Override
            public <T> Mono<T> whileHeld(String name, Mono<T> work) {
                assertThat(name).startsWith("load-");
                return isLoading ? Mono.empty() : work;
            }
        };
    }

    private SaleId id(int number) {
        return left.get(number).id();
    }

    private List<SaleId> ids(int from, int to) {
        return left.subList(from, to).stream().map(Sale::id).toList();
    }

    private static Sale ended(String id) {
        Duration minute = Duration.ofMinutes(1);
        var rules = new SaleRules(1, minute, minute, 1, 1, 0, PaymentRules.DEFAULT);
        var list = new PriceListId("01J30000000000000000000000");
        Instant opened = Instant.parse("2020-01-10T12:00:00Z");
        return new Sale(new SaleId(id), "sale", "Sale", list, opened, opened, null, null, rules, SaleState.CLOSED, 3);
    }

    private static <T> T port(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, asked) -> methods.get(method.getName()).apply(asked)));
    }
}
