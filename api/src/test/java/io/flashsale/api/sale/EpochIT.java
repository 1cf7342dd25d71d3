package io.flashsale.api.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Offer;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.sale.Sales;
import io.flashsale.shared.SaleId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class EpochIT {

    private final App app = App.shared();
    private final Sales sales = app.bean(Sales.class);
    private final Transactions transactions = app.bean(Transactions.class);

    private final SaleId sale = new SaleId(app.shop().draft(Offer.of(1)).id());

    @Test
    void anotherEpochIsNotKept() {
        sales.nextEpoch(sale, 0).block();

        assertThat(transactions.run(sales.keepsEpoch(sale, 0)).block()).isFalse();
        assertThat(transactions.run(sales.keepsEpoch(sale, 1)).block()).isTrue();
    }

    @Test
    void aLoadWaitsForTheTransactionThatReliesOnTheEpoch() {
        var kept = new CompletableFuture<Boolean>();
        var done = new CompletableFuture<String>();
        var relying = transactions
                .run(sales.keepsEpoch(sale, 0).doOnNext(kept::complete).delayUntil(_ -> Mono.fromFuture(done)))
                .toFuture();
        assertThat(kept.join()).isTrue();

        var load = sales.nextEpoch(sale, 0).toFuture();

        await().during(Duration.ofMillis(500)).until(() -> !load.isDone());
        done.complete("now");
        assertThat(relying.join()).isTrue();
        assertThat(load.join().epoch()).isEqualTo(1);
    }
}
