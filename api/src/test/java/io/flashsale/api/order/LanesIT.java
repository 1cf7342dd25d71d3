package io.flashsale.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Line;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LanesIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());

    @Test
    void aUnitComesBackWhileTheLedgerIsStuckAtNewOrders() throws SQLException {
        var rush = shop.open(Offer.of(1));
        var calm = shop.open(Offer.of(1).waitlist(5));
        var line = Line.of(shop, calm, 1, 1);
        line.await(1, "WAITLISTED");
        shop.awaitQuiet(calm);
        var buyer = shop.customer();

        try (var lock = books.lock(rush.price())) {
            var stuck = shop.buy(buyer, "one", rush).orderId();
            var logged = Instant.now();
            line.cancel(0);
            line.await(1, "PENDING_PAYMENT");

            assertThat(books.count("orders WHERE id = ? AND status = 'CANCELLED'", line.order(0)))
                    .isEqualTo(1);
            assertThat(books.count("orders WHERE id = ?", stuck)).isZero();
            var waited = Duration.between(logged, Instant.now());
            assertThat(lag()).as("that of what is stuck").isGreaterThanOrEqualTo(waited.toMillis() / 1000.0);
            lock.rollback();
        }

        assertThat(shop.awaitQuiet(rush).price().availableQuantity()).isZero();
    }

    private double lag() {
        return app.bean(MeterRegistry.class).get("flashsale.ledger.lag").gauge().value();
    }
}
