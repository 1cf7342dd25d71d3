package io.flashsale.api.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.order.Orders;
import io.flashsale.shared.PriceDataId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances whose schedule comes every two seconds. */
class PurgeBesideASaleIT {

    private static final int OLD_DETAILS = 20_000;
    private static final String EVERY_TWO_SECONDS = "flashsale.purge.cron=*/2 * * * * *";

    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static App one;
    private static App other;

    private final Books books = new Books(SERVERS);

    @BeforeAll
    static void start() {
        one = App.start(SERVERS, EVERY_TWO_SECONDS, "flashsale.purge.pause=50ms");
        other = App.start(SERVERS, EVERY_TWO_SECONDS, "flashsale.purge.pause=50ms");
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
    }

    @Test
    void manyDetailsAreDeletedOnceWhileTheSaleGoesOn() {
        Shop shop = one.shop();
        OnSale sale = shop.open(Offer.of(100_000));
        other.shop().awaitQuiet(sale);
        addOldDetails(sale);

        List<Answer> bought = new ArrayList<>();
        Set<Integer> imbalances = new HashSet<>();
        Instant tooLate = Instant.now().plus(Duration.ofSeconds(60));
        while (oldDetails(sale) > 0 && Instant.now().isBefore(tooLate)) {
            bought.addAll(shop.buyAtOnce(shop.customers(10), sale));
            imbalances.add(imbalance(sale));
        }

        assertThat(oldDetails(sale)).isZero();
        assertThat(bought).hasSizeGreaterThan(50).allMatch(Answer::isAccepted);
        assertThat(imbalances).containsExactly(0);
        await().atMost(Duration.ofSeconds(20)).until(() -> shop.balance(sale).lag() == 0);
        var price = shop.balance(sale).price();
        assertThat(price.purged()).isEqualTo(OLD_DETAILS);
        assertThat(price.used()).isEqualTo(bought.size());
        assertThat(price.imbalance()).isZero();
        assertThat(books.rows("SELECT SUM(rows_done) AS n FROM job_run"))
                .containsExactly(Map.of("n", Integer.toString(OLD_DETAILS)));
    }

    @Test
    void eachScheduleRunsOnce() {
        int before = books.count("job_run");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> books.count("job_run WHERE ended_at IS NOT NULL") >= before + 4);

        var schedules = books.rows("SELECT scheduled_for AS at FROM job_run ORDER BY id").stream()
                .map(run -> run.get("at"))
                .toList();
        assertThat(schedules).doesNotHaveDuplicates().isSorted().allMatch(at -> at.matches(".*[02468](\\.0+)?"));
        assertThat(books.count("job_run WHERE status = 'FAILED'")).isZero();
        assertThat(books.count("job_run WHERE ended_at IS NULL")).isLessThanOrEqualTo(1);
    }

    /** As if as many more units had been offered and bought long ago. */
    private void addOldDetails(OnSale sale) {
        Instant longAgo = Instant.now().minus(Duration.ofDays(40));
        books.execute("UPDATE price_data SET starting_quantity = starting_quantity + %d WHERE id = '%s'"
                .formatted(OLD_DETAILS, sale.price()));
        for (int i = 0; i < OLD_DETAILS; i += 5_000) {
            String rows = UsageRows.insert(sale.price(), longAgo.plusSeconds(i), 5_000);
            books.inOneTransaction(
                    rows,
                    "UPDATE price_data SET offered_quantity = offered_quantity + 5000 WHERE id = '" + sale.price()
                            + "'");
        }
    }

    private int oldDetails(OnSale sale) {
        return books.count(
                "price_data_usage_detail WHERE price_data_id = ? AND usage_date < NOW() - INTERVAL 1 DAY",
                sale.price());
    }

    private static int imbalance(OnSale sale) {
        return one.bean(Orders.class)
                .imbalance(List.of(new PriceDataId(sale.price())))
                .block();
    }
}
