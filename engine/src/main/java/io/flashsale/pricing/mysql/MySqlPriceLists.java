package io.flashsale.pricing.mysql;

import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.platform.Ids;
import io.flashsale.pricing.ActiveWindow;
import io.flashsale.pricing.NewPriceList;
import io.flashsale.pricing.PriceList;
import io.flashsale.pricing.PriceListType;
import io.flashsale.pricing.PriceLists;
import io.flashsale.shared.Page;
import io.flashsale.shared.PriceListId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Price lists in the table price_list. */
@Component
class MySqlPriceLists implements PriceLists {

    private static final String SELECT =
            "SELECT id, name, type, currency, priority, active_from, active_to FROM price_list";
    /** Where a list stands among the others, as a row value that compares from left to right. */
    private static final String PLACE = "priority IS NULL, COALESCE(priority, 0), id";

    private final DatabaseClient database;
    private final Ids ids;
    private final InstantSource clock;

    MySqlPriceLists(DatabaseClient database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<PriceList> create(NewPriceList wish) {
        return Mono.fromSupplier(() -> new PriceList(
                        new PriceListId(ids.next()),
                        wish.name(),
                        wish.type(),
                        wish.currency(),
                        wish.priority(),
                        wish.active()))
                .delayUntil(this::insert);
    }

    @Override
    public Mono<PriceList> find(PriceListId id) {
        return database.sql(SELECT + " WHERE id = :id")
                .bind("id", id.value())
                .map(MySqlPriceLists::read)
                .one();
    }

    @Override
    public Flux<PriceList> list(Page page) {
        return database.sql(SELECT + " WHERE :after = '' OR (" + PLACE + ") > (SELECT " + PLACE
                        + " FROM price_list WHERE id = :after) ORDER BY " + PLACE + " LIMIT " + page.limit())
                .bind("after", page.after())
                .map(MySqlPriceLists::read)
                .all();
    }

    private Mono<Long> insert(PriceList list) {
        return database.sql("""
                        INSERT INTO price_list (id, name, type, currency, priority, active_from, active_to, created_at)
                        VALUES (:id, :name, :type, :currency, :priority, :from, :to, :now)""")
                .bind("id", list.id().value())
                .bind("name", list.name())
                .bind("type", list.type().name())
                .bind("currency", list.currency().getCurrencyCode())
                .bind("priority", Parameters.in(R2dbcType.INTEGER, list.priority()))
                .bind("from", Parameters.in(R2dbcType.TIMESTAMP, list.active().from()))
                .bind("to", Parameters.in(R2dbcType.TIMESTAMP, list.active().to()))
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    private static PriceList read(Readable row) {
        return new PriceList(
                new PriceListId(text(row, "id")),
                text(row, "name"),
                PriceListType.valueOf(text(row, "type")),
                Currency.getInstance(text(row, "currency")),
                row.get("priority", Integer.class),
                activeWindow(row));
    }

    static ActiveWindow activeWindow(Readable row) {
        return new ActiveWindow(row.get("active_from", Instant.class), row.get("active_to", Instant.class));
    }
}
