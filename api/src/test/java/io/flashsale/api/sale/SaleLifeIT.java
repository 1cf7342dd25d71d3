package io.flashsale.api.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.EventStream;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.platform.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole life of a sale, by time alone, in seconds instead of days. */
class SaleLifeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> STEPS =
            List.of("ANNOUNCED", "REGISTRATION_OPENED", "COUNTDOWN_BEGUN", "LAST_CALL", "OPENED", "CLOSED");

    private final Endpoints servers = DevelopmentServices.shared().freshEndpoints();
    private final Books books = new Books(servers);

    @Test
    void eachPhaseComesInItsTimeAndEachStepIsTakenByOneOfTwoInstances() {
        try (var one = start("");
                var two = start("")) {
            var shop = one.shop();
            var sale = shop.open(shortLife());

            try (var stream = EventStream.ofSale(one.address(), sale.id())) {
                stream.awaitPhase("OPEN");
                assertThat(shop.buyUntilDecided(shop.customer(), "one", sale).outcome())
                        .isEqualTo("not-registered");
                stream.awaitEnd();

                assertThat(stream.phases().stream().distinct())
                        .containsExactly("ANNOUNCED", "REGISTRATION_OPEN", "COUNTDOWN", "OPEN", "CLOSED");
                assertThat(phaseShown(shop, sale)).isEqualTo("CLOSED");
                assertThat(listed(shop, sale)).isFalse();
            }
            await().atMost(PATIENCE).until(() -> steps(sale).size() == STEPS.size());

            assertThat(steps(sale)).containsExactlyElementsOf(STEPS);
            for (String step : STEPS) {
                assertThat(taken(one, step) + taken(two, step)).as(step).isEqualTo(1);
            }
        }
    }

    @Test
    void whatNobodyTookIsMadeUpWhenSomebodyComes() {
        OnSale sale;
        try (var front = start("web,ledger")) {
            var shop = front.shop();
            sale = shop.draft(shorterLife());
            shop.office("POST", "/api/admin/sales/" + sale.id() + "/open", "");
            await().atMost(PATIENCE).until(() -> phaseShown(shop, sale).equals("CLOSED"));
            assertThat(steps(sale)).isEmpty();
        }

        try (var late = start("")) {
            await().atMost(PATIENCE).until(() -> steps(sale).size() == STEPS.size());

            assertThat(steps(sale)).containsExactlyElementsOf(STEPS);
            assertThat(STEPS).allMatch(step -> taken(late, step) == 1);
        }
    }

    /** Announced now, registration some seconds later, and so on. */
    private static Offer shortLife() {
        return Offer.of(5)
                .window(Duration.ofSeconds(12), Duration.ofSeconds(3))
                .registration(Duration.ofSeconds(6), Duration.ofSeconds(13));
    }

    /** Nobody looks at it meanwhile. */
    private static Offer shorterLife() {
        return Offer.of(5)
                .window(Duration.ofSeconds(6), Duration.ofSeconds(1))
                .registration(Duration.ofSeconds(2), Duration.ofSeconds(7));
    }

    private App start(String roles) {
        var settings = Stream.of("flashsale.sale.countdown=3s", "flashsale.sale.last-call=1s");
        return App.start(
                servers,
                (roles.isEmpty() ? settings : Stream.concat(settings, Stream.of("flashsale.roles=" + roles)))
                        .toArray(String[]::new));
    }

    private static String phaseShown(Shop shop, OnSale sale) {
        return shop.call(shop.customer(), "GET", "/api/sales/" + sale.slug(), "")
                .body()
                .path("phase")
                .asString();
    }

    private static boolean listed(Shop shop, OnSale sale) {
        return shop.call(shop.customer(), "GET", "/api/sales", "")
                .body()
                .valueStream()
                .anyMatch(listed -> listed.path("id").asString().equals(sale.id()));
    }

    /** In the order in which they were taken. */
    private List<String> steps(OnSale sale) {
        return books.rows("SELECT step FROM sale_step WHERE sale_id = ? ORDER BY taken_at, due_at", sale.id()).stream()
                .map((Map<String, String> row) -> row.get("step"))
                .toList();
    }

    private static double taken(App app, String step) {
        var counter = app.bean(MeterRegistry.class)
                .find(Metric.SALE_STEPS.id())
                .tag("step", step)
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
