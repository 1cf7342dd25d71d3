package io.flashsale.sale.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.SettableClock;
import io.flashsale.platform.Ids;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.PriceLists;
import io.flashsale.sale.DueStep;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleChange;
import io.flashsale.sale.SaleStep;
import io.flashsale.sale.SaleStepEffect;
import io.flashsale.sale.StepsOfProcess;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The steps of a sale in a real database, by a clock that is set. */
class SaleStepsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant OPENS = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant CLOSES = OPENS.plus(Duration.ofHours(1));
    private static final Instant REGISTRATION = OPENS.minus(Duration.ofDays(3));
    private static final Instant COUNTDOWN = OPENS.minus(Duration.ofDays(1));
    private static final Instant LAST_CALL = OPENS.minus(Duration.ofHours(1));
    private static final Instant LONG_BEFORE = OPENS.minus(Duration.ofDays(9));
    private static final SaleId SALE = new SaleId("01J20000000000000000000000");
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final ConnectionPool POOL =
            new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(SERVERS.r2dbcUrl()))
                    .maxSize(8)
                    .build());

    private final SettableClock clock = new SettableClock(LONG_BEFORE);
    private final DatabaseClient database = DatabaseClient.create(POOL);
    private final PriceBook prices = answering(
            PriceBook.class,
            Flux.just(new LimitedPrice(
                    new PriceDataId("01J40000000000000000000000"), new SkuCode("phone"), Money.of("1", "USD"), 9, 9)));
    private final MySqlSales sales =
            new MySqlSales(database, answering(PriceLists.class, Mono.empty()), prices, new Ids(clock), clock);
    private final List<SaleStep> seen = Collections.synchronizedList(new ArrayList<>());
    private final StepsOfProcess process = process((step, _) -> note(step));

    @BeforeAll
    static void makeTheTables() {
        SERVERS.migrate();
    }

    @AfterAll
    static void close() {
        POOL.dispose();
    }

    @BeforeEach
    void announce() {
        execute("DELETE FROM sale_step");
        execute("DELETE FROM sale");
        execute("""
                INSERT INTO sale (id, slug, title, price_list_id, opens_at, closes_at, registration_opens_at,
                    registration_closes_at, limit_per_customer, hold_millis, payment_millis, payment_attempts,
                    tokens_per_second, token_burst, waitlist_capacity, state, created_at)
                VALUES ('01J20000000000000000000000', 'sale', 'Sale', '01J30000000000000000000000',
                    '2026-03-10 12:00:00', '2026-03-10 13:00:00', '2026-03-07 12:00:00', '2026-03-10 12:30:00', 1,
                    60000, 60000, 1, 1, 1, 0, 'OPEN', '2026-03-01 00:00:00')""");
    }

    @Test
    void eachStepIsTakenWhenItsTimeHasComeAndOnce() {
        var times = List.of(LONG_BEFORE, REGISTRATION, COUNTDOWN, LAST_CALL, OPENS, CLOSES);
        for (Instant time : times) {
            clock.set(time.minusMillis(1));
            look();
            clock.set(time);
            look();
            look();
        }

        assertThat(taken()).extracting(Taken::step).containsExactly(SaleStep.values());
        assertThat(taken().subList(1, 6)).allMatch(taken -> taken.due.equals(taken.at));
        assertThat(seen).hasSize(6);
    }

    @Test
    void whatWasMissedIsMadeUpInOrder() {
        look();
        clock.set(CLOSES.plus(Duration.ofDays(1)));

        look();

        assertThat(seen).containsExactly(SaleStep.values());
        assertThat(taken()).extracting(Taken::due).endsWith(REGISTRATION, COUNTDOWN, LAST_CALL, OPENS, CLOSES);
    }

    @Test
    void ofManyProcessesOneTakesAStep() {
        clock.set(CLOSES);

        var many = IntStream.range(0, 6)
                .mapToObj(_ -> process((step, _) -> note(step)))
                .toList();
        Flux.fromIterable(many)
                .flatMap(each -> each.look().subscribeOn(Schedulers.boundedElastic()))
                .onErrorContinue((_, _) -> {})
                .blockLast(PATIENCE);
        look();

        assertThat(seen).containsExactly(SaleStep.values());
    }

    @Test
    void aStepAndWhatHangsOnItAreKeptTogetherAndLaterOnesWait() {
        clock.set(COUNTDOWN);
        var broken = process((step, _) -> step.step() == SaleStep.REGISTRATION_OPENED
                ? note(step).then(Mono.error(new IllegalStateException("broken")))
                : note(step));

        assertThatThrownBy(() -> broken.look().block(PATIENCE)).hasMessageContaining("broken");
        assertThat(taken()).extracting(Taken::step).containsExactly(SaleStep.ANNOUNCED);
        look();

        assertThat(taken())
                .extracting(Taken::step)
                .containsExactlyInAnyOrder(SaleStep.ANNOUNCED, SaleStep.REGISTRATION_OPENED, SaleStep.COUNTDOWN_BEGUN);
    }

    @Test
    void thoseOfAPausedSaleWaitUntilItGoesOn() {
        change(SaleChange.PAUSE);
        clock.set(OPENS);
        look();
        assertThat(seen).containsExactly(SaleStep.ANNOUNCED);

        change(SaleChange.RESUME);
        look();

        assertThat(seen).endsWith(SaleStep.LAST_CALL, SaleStep.OPENED);
    }

    @Test
    void whatIsClosedBeforeItOpensNeverOpens() {
        look();
        var end = LAST_CALL.plusSeconds(1);
        clock.set(end);
        change(SaleChange.CLOSE);
        clock.set(OPENS.plusSeconds(1));
        change(SaleChange.CLOSE);

        look();

        assertThat(taken()).extracting(Taken::step).doesNotContain(SaleStep.OPENED);
        assertThat(taken().getLast().step).isEqualTo(SaleStep.CLOSED);
        assertThat(taken().getLast().due).isEqualTo(end);
    }

    @Test
    void whatIsClosedEarlyWhileNobodyTookStepsWasOpenAllTheSame() {
        look();
        clock.set(OPENS.plusSeconds(1));
        change(SaleChange.CLOSE);
        clock.set(CLOSES);

        look();

        assertThat(seen).endsWith(SaleStep.OPENED, SaleStep.CLOSED);
        assertThat(taken().getLast().due).isEqualTo(OPENS.plusSeconds(1));
    }

    @Test
    void whoDoesNotKnowThatItWasPausedTakesNothing() {
        look();
        clock.set(OPENS);
        change(SaleChange.PAUSE);

        process.once().block(PATIENCE);

        assertThat(seen).containsExactly(SaleStep.ANNOUNCED);
    }

    @Test
    void anOrderMayBeOpenUntilTheLastOfferHasBeenPaid() {
        execute("UPDATE sale SET hold_millis = 604800000, offer_millis = 172800000, payment_millis = 86400000");
        var lastOrder = CLOSES.plus(Duration.ofDays(7 + 2 + 1));

        assertThat(withOrdersAfter(lastOrder.minusMillis(1))).containsExactly(SALE);
        assertThat(withOrdersAfter(lastOrder)).isEmpty();
    }

    @Test
    void anOfferThatHasNoTimeOfItsOwnLastsAsLongAsAHold() {
        var lastOrder = CLOSES.plusSeconds(60 + 60 + 60);

        assertThat(withOrdersAfter(lastOrder.minusMillis(1))).containsExactly(SALE);
        assertThat(withOrdersAfter(lastOrder)).isEmpty();
    }

    private List<SaleId> withOrdersAfter(Instant time) {
        return Objects.requireNonNull(
                sales.withOrdersAfter(time).map(Sale::id).collectList().block(PATIENCE));
    }

    private StepsOfProcess process(SaleStepEffect effect) {
        var transactions = new Transactions(new R2dbcTransactionManager(POOL));
        return new StepsOfProcess(sales, prices, new MySqlSaleSteps(database, transactions, clock), effect, clock);
    }

    private Mono<Void> note(DueStep step) {
        return Mono.fromRunnable(() -> seen.add(step.step()));
    }

    private void look() {
        process.look().block(PATIENCE);
    }

    private void change(SaleChange change) {
        sales.change(SALE, change).block(PATIENCE);
    }

    private List<Taken> taken() {
        return Objects.requireNonNull(database.sql("SELECT * FROM sale_step ORDER BY taken_at, due_at")
                .map(row -> new Taken(
                        SaleStep.valueOf(Objects.requireNonNull(row.get("step", String.class))),
                        Objects.requireNonNull(row.get("due_at", LocalDateTime.class))
                                .toInstant(ZoneOffset.UTC),
                        Objects.requireNonNull(row.get("taken_at", LocalDateTime.class))
                                .toInstant(ZoneOffset.UTC)))
                .all()
                .collectList()
                .block(PATIENCE));
    }

    private void execute(String statement) {
        database.sql(statement).then().block(PATIENCE);
    }

    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> answer));
    }

    private record Taken(SaleStep step, Instant due, Instant at) {}
}
