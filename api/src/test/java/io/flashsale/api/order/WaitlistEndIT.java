package io.flashsale.api.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.EventStream;
import io.flashsale.api.testing.Line;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitlistEndIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());

    @Test
    void whatIsHeldWhenTheSaleClosesStillGoesDownTheLineAndThenTheRestIsTold() {
        var sale = shop.open(Offer.of(1).waitlist(5));
        var line = Line.of(shop, sale, 1, 1, 1, 1);

        try (var stream = EventStream.open(app.address(), line.customer(3), line.order(3))) {
            shop.change(sale, "close");
            line.cancel(0);
            line.await(1, "PENDING_PAYMENT");
            assertThat(line.position(2)).isEqualTo(1);
            shop.confirm(line.order(1));
            stream.awaitEnd();

            assertThat(stream.statuses().getLast()).isEqualTo("SOLD_OUT");
        }
        line.await(2, "SOLD_OUT");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 0, 1, 0));
        assertThat(line.place(2).status()).isEqualTo(410);
        assertThat(line.place(2).text("orderStatus")).isEqualTo("SOLD_OUT");
        assertThat(line.leave(2).status()).isEqualTo(409);
        for (int number : List.of(2, 3)) {
            assertThat(new Log(app.servers()).kindsOf(line.order(number)))
                    .startsWith("OrderWaitlisted", "WaitlistClosed")
                    .doesNotContain("WaitlistPromoted");
        }
    }

    @Test
    void aWeekAfterTheCloseTheLineIsOverWhateverIsStillHeld() {
        var sale = shop.open(Offer.of(1).waitlist(5));
        var line = Line.of(shop, sale, 1, 1, 1);

        books.execute("UPDATE sale SET closes_at = UTC_TIMESTAMP(3) - INTERVAL 169 HOUR WHERE id = '%s'"
                .formatted(sale.id()));
        line.await(1, "SOLD_OUT");
        line.await(2, "SOLD_OUT");

        assertThat(line.show(0).text("status")).isEqualTo("PENDING_PAYMENT");
        line.cancel(0);
        line.await(0, "CANCELLED");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 0, 0, 0));
    }

    @Test
    void aLongLineEndsCompletely() {
        var sale = shop.open(Offer.of(1).waitlist(1_000).limit(1));
        shop.confirm(Line.of(shop, sale, 1).order(0));
        var answers = shop.buyAtOnce(shop.customers(700), sale);
        shop.awaitQuiet(sale);

        shop.change(sale, "close");

        assertThat(answers).allMatch(answer -> answer.outcome().equals("WAITLISTED"));
        await("the end of the line")
                .atMost(Duration.ofSeconds(60))
                .until(() -> books.ordersByStatus(sale), Map.of("CONFIRMED", 1, "SOLD_OUT", 700)::equals);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 0, 1, 0));
    }
}
