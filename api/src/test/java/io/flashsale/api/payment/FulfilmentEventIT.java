package io.flashsale.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import io.flashsale.platform.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the confirmation to the customer's door, as another system tells it. */
class FulfilmentEventIT {

    private static final String TOPIC = "fulfillment-status-change";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final PayUShop PAYU = new PayUShop();

    private final Shop shop = PAYU.shop();
    private final Log log = new Log(PAYU.app().servers());
    private final Customer ada = shop.customer();

    @AfterAll
    static void stop() {
        PAYU.close();
    }

    @Test
    void whatIsShippedAndDeliveredIsToldAsItWasSaid() {
        OnSale sale = shop.open(Offer.of(2));
        String order = confirmed(sale);
        double accepted = outcomes("accepted");

        say(order, "\"status\": \"SHIPPED\", \"carrier\": \"Delhivery\", \"waybill\": 1234567890");
        shop.awaitStatus(ada, order, "SHIPPED");
        say(order, "\"status\": \"SHIPPED\", \"carrier\": \"Delhivery\", \"waybill\": \"1234567890\"");
        say(order, "\"status\": \"SHIPPED\", \"newStatus\": \"DELIVERED\"");
        shop.awaitStatus(ada, order, "DELIVERED");

        await().atMost(PATIENCE).until(() -> outcomes("accepted") - accepted == 3);
        var shipment = shop.order(ada, order).body().path("shipment");
        assertThat(shipment.propertyNames())
                .containsExactlyInAnyOrder("carrier", "waybill", "shippedAt", "deliveredAt");
        assertThat(shipment.path("carrier").asString()).isEqualTo("Delhivery");
        assertThat(shipment.path("waybill").asString()).isEqualTo("1234567890");
        assertThat(log.kindsOf(order)).containsOnlyOnce("OrderShipped", "OrderDelivered");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 0, 1, 0));
    }

    /** All are in one poll, or nearly: their sequence is kept. */
    @Test
    void whatIsSaidAtOnceIsFollowedInItsSequence() {
        var orders = IntStream.range(0, 5)
                .mapToObj(_ -> confirmed(shop.open(Offer.of(1))))
                .toList();

        log.say(
                TOPIC,
                orders.stream()
                        .flatMap(order -> Stream.of("SHIPPED", "DELIVERED")
                                .map(status -> event(order, "\"waybill\": \"7\", \"status\": \"" + status + "\"")))
                        .toList());

        for (String order : orders) {
            shop.awaitStatus(ada, order, "DELIVERED");
            assertThat(shop.order(ada, order)
                            .body()
                            .path("shipment")
                            .path("waybill")
                            .asString())
                    .isEqualTo("7");
        }
    }

    @Test
    void whatIsShippedIsNotCancelledAndNotShippedAnotherWay() {
        OnSale sale = shop.open(Offer.of(2));
        String order = confirmed(sale);
        double refused = outcomes("refused");

        say(order, "\"status\": \"SHIPPED\", \"carrier\": \"\"");
        shop.awaitStatus(ada, order, "SHIPPED");
        say(order, "\"status\": \"CANCELLED\"");
        say(order, "\"status\": \"SHIPPED\", \"carrier\": \"Else\"");

        await().atMost(PATIENCE).until(() -> outcomes("refused") > refused);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 0, 1, 0));
        assertThat(shop.order(ada, order).text("status")).isEqualTo("SHIPPED");
        assertThat(shop.order(ada, order).body().path("shipment").propertyNames())
                .containsExactly("shippedAt");
    }

    @ParameterizedTest
    @CsvSource({
        "SHIPPED, ORDER, refused",
        "DELIVERED, ORDER, refused",
        "CANCELLED, ORDER, refused",
        "SHIPPED, 01ARZ3NDEKTSV4RRFFQ69G5FAV, unknown",
        "DELIVERED, a-cart-of-theirs, unknown"
    })
    void whatCannotBeSentIsCounted(String status, String about, String outcome) {
        OnSale sale = shop.open(Offer.of(1));
        String order = shop.buy(ada, "one", sale).orderId();
        double before = outcomes(outcome);

        say(about.replace("ORDER", order), "\"status\": \"%s\"".formatted(status));

        await().atMost(PATIENCE).until(() -> outcomes(outcome) - before == 1);
        assertThat(shop.order(ada, order).text("status")).isEqualTo("PENDING_PAYMENT");
    }

    private String confirmed(OnSale sale) {
        String order = shop.buy(ada, "one", sale).orderId();
        shop.confirm(order);
        shop.awaitStatus(ada, order, "CONFIRMED");
        return order;
    }

    private void say(String order, String fields) {
        log.say(TOPIC, event(order, fields));
    }

    private static String event(String order, String fields) {
        return "{\"orderId\": \"%s\", %s}".formatted(order, fields);
    }

    private static double outcomes(String outcome) {
        var counter = PAYU.app()
                .bean(MeterRegistry.class)
                .find(Metric.FULFILMENT_EVENTS.id())
                .tag("outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
