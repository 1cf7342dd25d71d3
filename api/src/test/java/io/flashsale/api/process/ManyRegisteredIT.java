package io.flashsale.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.security.AccessTokens;
import io.flashsale.api.security.JwtSettings;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many registered customers for a process of 256 MB. A million of them: {@code ./mvnw verify -pl engine,api
 * -Dit.test=ManyRegisteredIT -Dflashsale.test.registered=1000000}.
 */
class ManyRegisteredIT {

    /** At most a million. */
    private static final int REGISTERED = Integer.getInteger("flashsale.test.registered", 20_000);

    private static final int FEW = 200;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);

    private static final Corner CORNER = new Corner();
    private static final AppProcess APP = new AppProcess(CORNER, "");

    @BeforeAll
    static void start() {
        APP.start();
    }

    @AfterAll
    static void stop() {
        APP.close();
        CORNER.close();
    }

    @Test
    void theirSaleOpensInTimeAndTheFirstPurchaseIsLikeTheRest() {
        var settings = new JwtSettings(Corner.JWT_SECRET, HOUR, "flashsale", "flashsale");
        var shop = new Shop(APP.url(""), new AccessTokens(settings, Clock.systemUTC()));
        medianOfSome(shop, shop.open(offer()));
        var sale = shop.draft(offer());
        var first = shop.customer();
        register(sale, first);

        long began = System.nanoTime();
        shop.office("POST", "/api/admin/sales/" + sale.id() + "/open", "");
        APP.await("an open gate", () -> "OPEN".equals(CORNER.redis().hget("{" + sale.id() + ":0}:sale", "state")));
        var opened = Duration.ofNanos(System.nanoTime() - began);
        var answer = shop.buyUntilDecided(first, "one", sale);
        var median = medianOfSome(shop, sale);

        System.out.printf(
                "{\"registered\": %d, \"redisMegabytes\": %d, \"openMillis\": %d, \"firstBuyMillis\": %d,"
                        + " \"medianBuyMillis\": %d}%n",
                REGISTERED,
                CORNER.redis().memoryUsage("{" + sale.id() + ":0}:registered") >> 20,
                opened.toMillis(),
                answer.took().toMillis(),
                median.toMillis());
        assertThat(answer.isAccepted()).as("%s", answer).isTrue();
        assertThat(CORNER.redis().hlen("{" + sale.id() + ":0}:registered")).isEqualTo(REGISTERED + 1 + FEW);
        assertThat(opened).isLessThan(LONGEST);
        assertThat(answer.took()).isLessThan(median.multipliedBy(10).plusMillis(100));
        assertThat(APP.isAlive()).isTrue();
    }

    private static Offer offer() {
        return Offer.of(10_000).registration(HOUR.negated(), HOUR);
    }

    private static Duration medianOfSome(Shop shop, OnSale sale) {
        return shop.customers(FEW).stream()
                .peek(customer -> shop.call(customer, "PUT", "/api/sales/" + sale.id() + "/registration", ""))
                .map(customer -> shop.buyUntilDecided(customer, "one", sale).took())
                .sorted()
                .skip(FEW / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void register(OnSale sale, Customer customer) {
        insert(sale, "SELECT '" + customer.id() + "' AS customer");
        insert(sale, """
                WITH RECURSIVE digit (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM digit WHERE n < 9)
                SELECT CONCAT('01H', LPAD(number, 23, '0')) AS customer FROM (
                    SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n AS number
                    FROM digit a, digit b, digit c, digit d, digit e, digit f) AS numbers
                WHERE number <\s""" + REGISTERED);
    }

    private static void insert(OnSale sale, String customers) {
        try (Connection connection = CORNER.mysql();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO sale_registration "
                    + "(sale_id, customer_id, registered, changed_at, version, told) SELECT '" + sale.id()
                    + "', customer, TRUE, '2026-01-01', 1, TRUE FROM (" + customers + ") AS registered");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
