package io.flashsale.sale.mysql;

import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.platform.Ids;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.PriceLists;
import io.flashsale.sale.ChangeOutcome;
import io.flashsale.sale.NewSale;
import io.flashsale.sale.RegistrationWindow;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleChange;
import io.flashsale.sale.SaleCreation;
import io.flashsale.sale.SaleState;
import io.flashsale.sale.Sales;
import io.flashsale.shared.Page;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sales in the table sale. State and epoch change by guarded statements only. */
@Component
class MySqlSales implements Sales {

    /** When the last order ends, if the last hold becomes an offer and that is paid at the last moment. */
    private static final String LAST_ORDER = """
            TIMESTAMPADD(MICROSECOND,
                1000 * (hold_millis + COALESCE(offer_millis, hold_millis) + payment_millis), closes_at)""";

    private final DatabaseClient database;
    private final PriceLists priceLists;
    private final PriceBook prices;
    private final Ids ids;
    private final Clock clock;

    MySqlSales(DatabaseClient database, PriceLists priceLists, PriceBook prices, Ids ids, Clock clock) {
        this.database = database;
        this.priceLists = priceLists;
        this.prices = prices;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<SaleCreation> create(NewSale wish) {
        return priceLists
                .find(wish.priceList())
                .flatMap(_ -> insert(draft(wish)))
                .defaultIfEmpty(new SaleCreation.NoSuchPriceList());
    }

    private Sale draft(NewSale wish) {
        return new Sale(
                new SaleId(ids.next()),
                wish.slug(),
                wish.title(),
                wish.priceList(),
                wish.opensAt(),
                wish.closesAt(),
                null,
                wish.registration(),
                wish.rules(),
                SaleState.DRAFT,
                0);
    }

    private Mono<SaleCreation> insert(Sale sale) {
        return database.sql("""
                        INSERT INTO sale (id, slug, title, price_list_id, opens_at, closes_at, registration_opens_at,
                            registration_closes_at, limit_per_customer, hold_millis, offer_millis, payment_millis,
                            payment_attempts, cash_up_to, tokens_per_second, token_burst, waitlist_capacity, state,
                            epoch, created_at)
                        VALUES (:id, :slug, :title, :priceList, :opensAt, :closesAt, :registrationOpensAt,
                            :registrationClosesAt, :limit, :hold, :offer, :window, :attempts, :cashUpTo, :tokens,
                            :burst, :waitlist, :state, 0, :now)
                        """)
                .bind("id", sale.id().value())
                .bind("slug", sale.slug())
                .bind("title", sale.title())
                .bind("priceList", sale.priceList().value())
                .bind("opensAt", sale.opensAt())
                .bind("closesAt", sale.closesAt())
                .bind("registrationOpensAt", time(sale, RegistrationWindow::opensAt))
                .bind("registrationClosesAt", time(sale, RegistrationWindow::closesAt))
                .bind("limit", sale.rules().limitPerCustomer())
                .bind("hold", sale.rules().hold().toMillis())
                .bind("offer", sale.rules().offer().toMillis())
                .bind("window", sale.rules().payment().window().toMillis())
                .bind("attempts", sale.rules().payment().attempts())
                .bind(
                        "cashUpTo",
                        Parameters.in(R2dbcType.DECIMAL, sale.rules().payment().cashUpTo()))
                .bind("tokens", sale.rules().tokensPerSecond())
                .bind("burst", sale.rules().tokenBurst())
                .bind("waitlist", sale.rules().waitlistCapacity())
                .bind("state", sale.state().name())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .<SaleCreation>map(_ -> new SaleCreation.Created(sale))
                .onErrorResume(DuplicateKeyException.class, _ -> whatIsTaken(sale));
    }

    private static Parameter time(Sale sale, Function<RegistrationWindow, Instant> which) {
        RegistrationWindow window = sale.registration();
        return Parameters.in(R2dbcType.TIMESTAMP, window == null ? null : which.apply(window));
    }

    private Mono<SaleCreation> whatIsTaken(Sale wish) {
        return database.sql("SELECT COUNT(*) FROM sale WHERE slug = :slug")
                .bind("slug", wish.slug())
                .mapValue(Long.class)
                .one()
                .map(found -> found > 0 ? new SaleCreation.SlugTaken() : new SaleCreation.PriceListTaken());
    }

    @Override
    public Mono<Sale> find(SaleId id) {
        return database.sql("SELECT * FROM sale WHERE id = :id")
                .bind("id", id.value())
                .map(SaleRows::read)
                .one();
    }

    @Override
    public Mono<Sale> selling(PriceDataId price) {
        return database.sql("""
                        SELECT s.* FROM sale s JOIN price_data d ON d.price_list_id = s.price_list_id
                        WHERE d.id = :price""")
                .bind("price", price.value())
                .map(SaleRows::read)
                .one();
    }

    @Override
    public Flux<Sale> list(Page page) {
        return database.sql("SELECT * FROM sale WHERE id > :after ORDER BY id LIMIT " + page.limit())
                .bind("after", page.after())
                .map(SaleRows::read)
                .all();
    }

    @Override
    public Flux<Sale> withOrdersAfter(Instant time) {
        return database.sql("SELECT * FROM sale WHERE state <> 'DRAFT' AND " + LAST_ORDER + " > :time")
                .bind("time", time)
                .map(SaleRows::read)
                .all();
    }

    @Override
    public Flux<Sale> leftAtGate(Instant time, Page page) {
        return database.sql("SELECT * FROM sale WHERE epoch > 0 AND gate_cleared_at IS NULL AND id > :after AND "
                        + LAST_ORDER + " <= :time ORDER BY id LIMIT " + page.limit())
                .bind("after", page.after())
                .bind("time", time)
                .map(SaleRows::read)
                .all();
    }

    @Override
    public Mono<Void> noteCleared(SaleId id, long epoch) {
        return database.sql("UPDATE sale SET gate_cleared_at = :now WHERE id = :id AND epoch = :epoch")
                .bind("now", clock.instant())
                .bind("id", id.value())
                .bind("epoch", epoch)
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<Map<SaleId, SaleState>> states(Collection<SaleId> sales) {
        return database.sql("SELECT id, state FROM sale WHERE id IN (:ids)")
                .bind("ids", sales.stream().map(SaleId::value).toList())
                .map(row -> Map.entry(new SaleId(text(row, "id")), SaleState.valueOf(text(row, "state"))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<ChangeOutcome> change(SaleId id, SaleChange change) {
        return find(id).flatMap(sale -> prices.limitedPricesOf(sale.priceList())
                        .take(PriceBook.MOST_LIMITED + 1)
                        .count()
                        .flatMap(limited -> change(sale, change, limited)))
                .defaultIfEmpty(new ChangeOutcome.NoSuchSale());
    }

    /** A sale that was opened when nobody counted goes on. */
    private Mono<ChangeOutcome> change(Sale sale, SaleChange change, long limitedPrices) {
        if (limitedPrices == 0) {
            return Mono.just(new ChangeOutcome.NothingToSell());
        } else if (limitedPrices > PriceBook.MOST_LIMITED && sale.state() == SaleState.DRAFT) {
            return Mono.just(new ChangeOutcome.TooManyPrices());
        }
        return update(sale.id(), change);
    }

    private Mono<ChangeOutcome> update(SaleId id, SaleChange change) {
        List<String> from = change.from().stream().map(SaleState::name).toList();
        return database.sql("""
                        UPDATE sale SET state = :result, closed_at = IF(:closes, COALESCE(closed_at, :now), NULL)
                        WHERE id = :id AND state IN (:from)""")
                .bind("result", change.result().name())
                .bind("closes", change.result() == SaleState.CLOSED)
                .bind("now", clock.instant())
                .bind("id", id.value())
                .bind("from", from)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> find(id).map(sale ->
                        rows == 1 ? new ChangeOutcome.Changed(sale) : new ChangeOutcome.NotAllowed(sale.state())));
    }

    @Override
    public Mono<Sale> nextEpoch(SaleId id, long epoch) {
        return database.sql("""
                        UPDATE sale SET epoch = epoch + 1, gate_cleared_at = NULL
                        WHERE id = :id AND epoch = :epoch""")
                .bind("id", id.value())
                .bind("epoch", epoch)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMap(_ -> find(id));
    }

    @Override
    public Mono<Boolean> keepsEpoch(SaleId id, long epoch) {
        return database.sql("SELECT id FROM sale WHERE id = :id AND epoch = :epoch LOCK IN SHARE MODE")
                .bind("id", id.value())
                .bind("epoch", epoch)
                .fetch()
                .one()
                .hasElement();
    }
}
