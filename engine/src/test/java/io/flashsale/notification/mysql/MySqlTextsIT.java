package io.flashsale.notification.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.SettableClock;
import io.flashsale.notification.Channel;
import io.flashsale.notification.Message;
import io.flashsale.notification.QueueClass;
import io.flashsale.notification.TakenMessage;
import io.flashsale.notification.Template;
import io.flashsale.notification.TextKinds;
import io.flashsale.platform.Ids;
import io.flashsale.shared.CustomerId;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Which messages become texts beside mails, in a real database. */
class MySqlTextsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final ConnectionPool POOL =
            new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(SERVERS.r2dbcUrl()))
                    .maxSize(2)
                    .build());
    private static final CustomerId ADA = new CustomerId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final CustomerId BOB = new CustomerId("01BX5ZZKBKACTAV9WEVGEMMVRZ");

    private final SettableClock clock = new SettableClock(NOW);
    private final DatabaseClient database = DatabaseClient.create(POOL);
    private final Ids ids = new Ids(clock);
    private final MySqlOutbox outbox = outbox(Set.of(Template.ORDER_PROMOTED));
    private final MySqlMessageQueue queue = new MySqlMessageQueue(database, new Ids(Clock.systemUTC()), clock);

    @BeforeAll
    static void makeTheTables() {
        SERVERS.migrate();
    }

    @AfterAll
    static void close() {
        POOL.dispose();
    }

    @BeforeEach
    void empty() {
        for (String table : List.of("notification", "text_reader", "customer")) {
            database.sql("DELETE FROM " + table).then().block(PATIENCE);
        }
    }

    @Test
    void whatIsUrgentIsATextTooForThoseWhoWantTexts() {
        reads(ADA);

        put(promoted(ADA), promoted(BOB), placed());
        put(promoted(ADA), promoted(BOB), placed());

        assertThat(take(Channel.TEXT, 10)).extracting(TakenMessage::message).containsExactly(promoted(ADA));
        assertThat(take(Channel.MAIL, 10))
                .extracting(TakenMessage::message)
                .containsExactly(promoted(ADA), promoted(BOB), placed());
    }

    @Test
    void whoAsksForTextsLaterGetsNoneOfWhatWasToldBefore() {
        put(promoted(ADA));
        reads(ADA);

        put(promoted(BOB));

        assertThat(take(Channel.TEXT, 10)).isEmpty();
    }

    @Test
    void whereNobodySendsThemNoTextIsMade() {
        reads(ADA);

        outbox(Set.of()).put(List.of(promoted(ADA))).block(PATIENCE);

        assertThat(take(Channel.MAIL, 10)).hasSize(1);
        assertThat(take(Channel.TEXT, 10)).isEmpty();
    }

    @Test
    void channelsAreCountedByThemselves() {
        reads(ADA);
        put(promoted(ADA), placed(), promoted(BOB));
        take(Channel.MAIL, 10);

        assertThat(queue.due(Channel.TEXT, QueueClass.PRESSING, 9).block(PATIENCE))
                .isOne();
        assertThat(queue.due(Channel.MAIL, QueueClass.PRESSING, 9).block(PATIENCE))
                .isZero();
        assertThat(queue.waiting(Channel.TEXT, 9).block(PATIENCE)).isOne();
        assertThat(queue.waiting(Channel.MAIL, 9).block(PATIENCE)).isEqualTo(3);
    }

    private MySqlOutbox outbox(Set<Template> asTexts) {
        return new MySqlOutbox(database, ids, clock, new TextKinds(asTexts));
    }

    /** Lets somebody ask for texts. */
    private void reads(CustomerId customer) {
        for (String insert : List.of(
                "INSERT INTO customer (id, name, role, created_at) VALUES (:id, 'Ada', 'CUSTOMER', NOW())",
                "INSERT INTO text_reader (customer_id, since) VALUES (:id, NOW())")) {
            database.sql(insert).bind("id", customer.value()).then().block(PATIENCE);
        }
    }

    private void put(Message... messages) {
        outbox.put(List.of(messages)).block(PATIENCE);
    }

    private List<TakenMessage> take(Channel channel, int most) {
        return Objects.requireNonNull(Flux.fromArray(QueueClass.values())
                .concatMap(of -> queue.take(channel, of, clock.instant().plusSeconds(60), most))
                .collectList()
                .block(PATIENCE));
    }

    private static Message promoted(CustomerId customer) {
        return message(Template.ORDER_PROMOTED, customer);
    }

    private static Message placed() {
        return message(Template.ORDER_PLACED, ADA);
    }

    private static Message message(Template template, CustomerId customer) {
        return new Message(template, customer, "order-1", Map.of("order", "order-1"));
    }
}
