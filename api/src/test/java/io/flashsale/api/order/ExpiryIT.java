package io.flashsale.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Line;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpiryIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());

    @Test
    void anUnpaidHoldExpiresAndItsUnitComesBack() {
        var sale = shop.open(Offer.of(1).limit(1).hold(Duration.ofSeconds(1)));
        var anna = shop.customer();
        var order = shop.buy(anna, "one", sale).orderId();

        shop.awaitStatus(anna, order, "EXPIRED");

        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 0, 0, 0));
        assertThat(books.rows("""
                SELECT archived, archival_reason FROM price_data_usage_detail
                WHERE transaction_reference_id = ?""", order))
                .containsExactly(Map.of("archived", "1", "archival_reason", "CHECKOUT_ROLLBACK"));
        assertThat(shop.buy(anna, "two", sale).isAccepted()).isTrue();
    }

    @Test
    void anExpiredUnitIsOfferedInTheOrderOfJoiningEachTimeWithANewDeadline() {
        var hold = Duration.ofSeconds(1);
        var sale = shop.open(Offer.of(1).waitlist(2).hold(hold));
        List<Customer> line = shop.customers(3);

        var orders = line.stream().map(each -> shop.buy(each, "one", sale)).toList();
        for (int i = 0; i < 3; i++) {
            shop.awaitStatus(line.get(i), orders.get(i).orderId(), "EXPIRED");
        }

        assertThat(orders).extracting(Answer::outcome).containsExactly("PENDING_PAYMENT", "WAITLISTED", "WAITLISTED");
        var deadlines = orders.stream().map(Answer::orderId).map(this::deadline).toList();
        assertThat(Duration.between(deadlines.get(0), deadlines.get(1))).isGreaterThanOrEqualTo(hold);
        assertThat(Duration.between(deadlines.get(1), deadlines.get(2))).isGreaterThanOrEqualTo(hold);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 0, 0, 0));
        assertThat(books.count("price_data_usage_detail WHERE price_data_id = ? AND archived = 1", sale.price()))
                .isEqualTo(3);
    }

    @Test
    void anOfferHasATimeOfItsOwnAndRunsOutToTheNextInLine() {
        var sale = shop.open(Offer.of(1).waitlist(5).offer(Duration.ofSeconds(1)));
        var line = Line.of(shop, sale, 1, 1, 1);

        line.cancel(0);
        line.await(1, "EXPIRED");
        line.await(2, "EXPIRED");

        assertThat(Duration.between(deadline(line.order(1)), deadline(line.order(2))))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        var late = shop.buy(shop.customer(), "one", sale);
        assertThat(Instant.parse(late.text("payBy"))).isAfter(Instant.now().plus(Duration.ofMinutes(9)));
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 1, 0, 0));
    }

    @Test
    void aPaidHoldDoesNotExpire() {
        var sale = shop.open(Offer.of(2).hold(Duration.ofSeconds(1)));
        var paying = shop.customer();
        var forgetful = shop.customer();
        var paid = shop.buy(paying, "one", sale).orderId();
        var confirmed = shop.confirm(paid);
        var unpaid = shop.buy(forgetful, "one", sale).orderId();

        shop.awaitStatus(forgetful, unpaid, "EXPIRED");

        assertThat(confirmed.status()).isEqualTo(202);
        assertThat(shop.order(paying, paid).text("status")).isEqualTo("CONFIRMED");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 0, 1, 0));
    }

    /** As MySQL writes it: the driver drops the zero of .030 when it writes the text itself. */
    private LocalDateTime deadline(String order) {
        var text = books.rows("SELECT CAST(deadline AS CHAR) AS deadline FROM orders WHERE id = ?", order)
                .getFirst()
                .get("deadline");
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }
}
