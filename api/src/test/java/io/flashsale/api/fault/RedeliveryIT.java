package io.flashsale.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedeliveryIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());
    private final GateKeys gate = new GateKeys(app.servers());
    private final Log log = new Log(app.servers());
    private OnSale sale;

    @BeforeEach
    void ordersOfEveryKind() {
        sale = shop.open(Offer.of(3).waitlist(5).hold(Duration.ofSeconds(600)));
        var confirmed = shop.customer();
        var cancelled = shop.customer();
        var promoted = shop.customer();
        var left = shop.customer();
        var toConfirm = shop.buy(confirmed, "one", sale).orderId();
        var toCancel = shop.buy(cancelled, "one", sale).orderId();
        shop.buy(shop.customer(), "one", sale);
        var toPromote = shop.buy(promoted, "one", sale).orderId();
        var toLeave = shop.buy(left, "one", sale).orderId();
        shop.buy(shop.customer(), "one", sale);
        shop.confirm(toConfirm);
        shop.cancel(cancelled, toCancel);
        shop.cancel(left, toLeave);
        shop.awaitStatus(promoted, toPromote, "PENDING_PAYMENT");
        shop.awaitStatus(confirmed, toConfirm, "CONFIRMED");
        shop.awaitStatus(left, toLeave, "CANCELLED");
        shop.awaitQuiet(sale);
    }

    @Test
    void theWholeLogASecondTimeChangesNothing() {
        var before = books.dump();
        var holds = gate.holds(sale);
        var balance = shop.balance(sale);

        log.appendAgain(log.records());
        var after = shop.awaitQuiet(sale);

        assertThat(books.dump()).isEqualTo(before);
        assertThat(gate.holds(sale)).isEqualTo(holds);
        assertThat(after).isEqualTo(balance);
    }

    @Test
    void theLogBackwardsChangesNothingThatHasEnded() {
        var before = books.dump();
        var balance = shop.balance(sale);
        var backwards = new ArrayList<ConsumerRecord<String, byte[]>>(log.records());
        Collections.reverse(backwards);

        log.appendAgain(backwards);
        var after = shop.awaitQuiet(sale);

        assertThat(books.dump()).isEqualTo(before);
        assertThat(after).isEqualTo(balance);
    }
}
