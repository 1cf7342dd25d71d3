package io.flashsale.api.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Stock adjustments that something came in between of: a load of the sale, or the end of the process. */
class HalfDoneAdjustmentIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());
    private final GateKeys gate = new GateKeys(app.servers());

    @Test
    void adjustmentsDuringALoadAreNeitherLostNorDoubled() {
        var sale = shop.open(Offer.of(5));
        shop.buy(shop.customer(), "one", sale, 2);
        shop.adjust(sale.price(), "before", 1);
        shop.awaitQuiet(sale);
        var epoch = gate.epoch(sale);

        gate.forget(sale);
        var more = CompletableFuture.supplyAsync(() -> shop.adjust(sale.price(), "more", 4));
        var fewer = CompletableFuture.supplyAsync(() -> shop.adjust(sale.price(), "fewer", -1));

        assertThat(List.of(more.join(), fewer.join())).allMatch(answer -> answer.status() == 201);
        assertThat(gate.epoch(sale)).isGreaterThan(epoch);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(7, 2, 0, 0));
        assertThat(books.count("stock_adjustment WHERE price_data_id = ? AND state = 'APPLIED'", sale.price()))
                .isEqualTo(3);
    }

    @Test
    void unitsThatAProcessAddedInMySqlBeforeItDiedComeToTheGate() {
        var sale = shop.open(Offer.of(5));

        books.execute("""
                UPDATE price_data SET starting_quantity = 8, offered_quantity = 8, available_quantity = 8
                WHERE id = '%s'""".formatted(sale.price()));
        leave(sale, 3, "APPLIED");

        await().atMost(Duration.ofSeconds(10)).until(() -> gate.stock(sale) == 8);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(8, 0, 0, 0));
    }

    @Test
    void unitsThatAProcessTookAtTheGateBeforeItDiedGoInMySql() {
        var sale = shop.open(Offer.of(5));

        String adjustment = UlidCreator.getUlid().toString();
        gate.adjust(sale, adjustment, -2);
        leave(sale, adjustment, -2, "PENDING");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> shop.balance(sale).price().availableQuantity() == 3);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(3, 0, 0, 0));
    }

    @Test
    void unitsThatAProcessTookAtTheGateAndMySqlRefusedComeBack() {
        var sale = shop.open(Offer.of(5));

        String adjustment = UlidCreator.getUlid().toString();
        gate.adjust(sale, adjustment, -2);
        leave(sale, adjustment, -2, "REFUSED");

        await().atMost(Duration.ofSeconds(10)).until(() -> gate.stock(sale) == 5);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(5, 0, 0, 0));
    }

    private void leave(OnSale sale, int delta, String state) {
        leave(sale, UlidCreator.getUlid().toString(), delta, state);
    }

    /** As a process leaves it that dies. */
    private void leave(OnSale sale, String adjustment, int delta, String state) {
        books.execute("""
                INSERT INTO stock_adjustment (id, price_data_id, adjusted_by, idempotency_key, delta, reason,
                    adjusted_at, state)
                VALUES ('%s', '%s', '%s', 'left', %d, 'left', NOW(6), '%s')
                """.formatted(adjustment, sale.price(), adjustment, delta, state));
    }
}
