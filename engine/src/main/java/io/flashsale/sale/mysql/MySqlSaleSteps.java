package io.flashsale.sale.mysql;

import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.platform.mysql.Transactions;
import io.flashsale.sale.DueStep;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleStep;
import io.flashsale.sale.SaleSteps;
import io.flashsale.shared.SaleId;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A row for each step that was taken. Of many who insert it at once, all but one wait and then run into its key. */
@Component
class MySqlSaleSteps implements SaleSteps {

    private final DatabaseClient database;
    private final Transactions transactions;
    private final Clock clock;

    MySqlSaleSteps(DatabaseClient database, Transactions transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Flux<SaleStep> taken(SaleId sale) {
        return database.sql("SELECT step FROM sale_step WHERE sale_id = :sale")
                .bind("sale", sale.value())
                .map(row -> SaleStep.valueOf(text(row, "step")))
                .all();
    }

    @Override
    public Mono<Boolean> take(Sale sale, DueStep step, Mono<Void> effects) {
        return transactions.run(insert(sale, step).delayUntil(taken -> taken ? effects : Mono.empty()));
    }

    private Mono<Boolean> insert(Sale sale, DueStep step) {
        return database.sql("""
                        INSERT INTO sale_step (sale_id, step, due_at, taken_at)
                        SELECT id, :step, :due, :now FROM sale WHERE id = :sale AND state = :state""")
                .bind("step", step.step().name())
                .bind("due", step.at())
                .bind("now", clock.instant())
                .bind("sale", sale.id().value())
                .bind("state", sale.state().name())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1)
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(false));
    }
}
