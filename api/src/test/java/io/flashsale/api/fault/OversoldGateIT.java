package io.flashsale.api.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OversoldGateIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());
    private final GateKeys gate = new GateKeys(app.servers());
    private final Log log = new Log(app.servers());

    @Test
    void whatTheGateGrantsTooMuchTheLedgerRejectsAndTheGateComesBackIntoAgreement() {
        var sale = shop.open(Offer.of(10).limit(1));
        List<Customer> crowd = shop.customers(25);

        gate.raiseStock(sale, 5);
        var answers = shop.buyAtOnce(crowd, sale);

        assertThat(answers).filteredOn(Answer::isAccepted).hasSize(15);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 10, 0, 0));
        assertThat(books.ordersByStatus(sale)).isEqualTo(Map.of("PENDING_PAYMENT", 10, "REJECTED", 5));
        assertThat(books.count("price_data_usage_detail WHERE price_data_id = ? AND archived = 0", sale.price()))
                .isEqualTo(10);
    }

    @Test
    void unitsThatMySqlHadOfARejectedOrderAreSoldToSomebodyElse() {
        var sale = shop.open(Offer.of(3));
        var greedy = shop.customer();
        shop.buy(shop.customer(), "one", sale, 2);
        shop.awaitQuiet(sale);

        gate.raiseStock(sale, 1);
        var phantom = shop.buy(greedy, "one", sale, 2).orderId();
        shop.awaitStatus(greedy, phantom, "REJECTED");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> shop.buy(shop.customer(), "one", sale, 1).isAccepted());
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 3, 0, 0));
        var epoch = gate.epoch(sale);
        log.appendAgain(log.records().stream()
                .filter(record -> phantom.equals(record.key()))
                .toList());
        shop.awaitQuiet(sale);
        assertThat(gate.epoch(sale)).as("loaded anew once").isEqualTo(epoch);
    }

    @Test
    void whoWasRejectedIsToldSoAndMayTryAgain() {
        var sale = shop.open(Offer.of(1).limit(1));
        var winner = shop.customer();
        var rejected = shop.customer();
        var order = shop.buy(winner, "one", sale).orderId();
        shop.awaitQuiet(sale);

        gate.raiseStock(sale, 1);
        var phantom = shop.buy(rejected, "one", sale).orderId();
        shop.awaitStatus(rejected, phantom, "REJECTED");
        var cancelled = shop.cancel(winner, order);

        assertThat(cancelled.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> shop.buy(rejected, "two", sale).isAccepted());
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(1);
    }
}
