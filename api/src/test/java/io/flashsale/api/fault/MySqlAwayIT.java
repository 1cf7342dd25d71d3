package io.flashsale.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.LocalServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MySqlAwayIT {

    /** The longest wait for an answer, and slack for a machine that is busy with other things. */
    private static final Duration BOUND = Duration.ofSeconds(15);

    private final LocalServer mysql = DevelopmentServices.shared().mysql();
    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());

    @AfterEach
    void goOn() {
        mysql.resume();
    }

    @Test
    void buyersDoNotNoticeAndEveryOrderIsThereAfterwards() {
        var sale = shop.open(Offer.of(20));
        var anna = shop.customer();

        mysql.pause();
        var bought = shop.buyAtOnce(shop.customers(12), sale);
        var order = shop.buy(anna, "one", sale).orderId();
        var shown = shop.order(anna, order);
        mysql.resume();

        assertThat(shown.status()).as("%s", shown).isEqualTo(503);
        assertThat(Integer.parseInt(shown.header("Retry-After"))).isPositive();
        assertThat(shown.took()).isLessThan(BOUND);
        assertThat(bought).allMatch(Answer::isAccepted);
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(13);
        assertThat(books.ordersByStatus(sale)).isEqualTo(Map.of("PENDING_PAYMENT", 13));
        assertThat(shop.order(anna, order).text("status")).isEqualTo("PENDING_PAYMENT");
    }
}
