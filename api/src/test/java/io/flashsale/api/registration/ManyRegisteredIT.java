package io.flashsale.api.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Opens a sale with many registered customers. A million of them: {@code ./mvnw verify -pl engine,api
 * -Dit.test=ManyRegisteredIT -Dflashsale.test.registered=1000000}.
 */
class ManyRegisteredIT {

    private static final int REGISTERED = Integer.getInteger("flashsale.test.registered", 20_000);
    private static final int FEW = 200;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final App app = App.shared();
    private final Shop shop = app.shop();

    @Test
    void aSaleOfManyOpensInTimeAndTheFirstPurchaseIsLikeTheRest() {
        var few = shop.open(offer());
        buy(few);
        var sale = shop.draft(offer());
        registerMany(sale);
        var first = shop.customer();
        registerOne(sale, first);

        long began = System.nanoTime();
        shop.change(sale, "open");
        var opened = Duration.ofNanos(System.nanoTime() - began);
        var answer = shop.buy(first, "one", sale);
        var rest = buy(few);

        System.out.printf(
                "{\"registered\": %d, \"openMillis\": %d, \"firstBuyMillis\": %d, \"medianBuyMillis\": %d}%n",
                new GateKeys(app.servers()).registered(sale),
                opened.toMillis(),
                answer.took().toMillis(),
                rest.toMillis());
        assertThat(answer.isAccepted()).as("%s", answer).isTrue();
        assertThat(new GateKeys(app.servers()).registered(sale)).isEqualTo(REGISTERED + 1);
        assertThat(opened).isLessThan(LONGEST);
        assertThat(answer.took()).isLessThan(rest.multipliedBy(10).plusMillis(100));
    }

    private static Offer offer() {
        return Offer.of(10_000).registration(Duration.ofHours(-1), Duration.ofHours(1));
    }

    /** The median of some purchases. */
    private Duration buy(OnSale sale) {
        return shop.customers(FEW).stream()
                .peek(customer -> shop.call(customer, "PUT", "/api/sales/" + sale.id() + "/registration", ""))
                .map(customer -> shop.buy(customer, "one", sale).took())
                .sorted()
                .skip(FEW / 2)
                .findFirst()
                .orElseThrow();
    }

    private void registerOne(OnSale sale, Customer customer) {
        insert("VALUES (:sale, '" + customer.id() + "', '2026-01-01')", sale);
    }

    private void registerMany(OnSale sale) {
        insert("""
                WITH RECURSIVE digit (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM digit WHERE n < 9)
                SELECT :sale, CONCAT('01H', LPAD(a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n,
                    23, '0')), '2026-01-01'
                FROM digit a, digit b, digit c, digit d, digit e, digit f
                WHERE a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n <\s""" + REGISTERED, sale);
    }

    private void insert(String rows, OnSale sale) {
        app.bean(DatabaseClient.class)
                .sql("INSERT INTO sale_registration (sale_id, customer_id, registered_at) " + rows)
                .bind("sale", sale.id())
                .then()
                .block();
    }
}
