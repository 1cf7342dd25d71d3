package io.flashsale.notification.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.SettableClock;
import io.flashsale.notification.Channel;
import io.flashsale.notification.LoggedMessage;
import io.flashsale.notification.Message;
import io.flashsale.notification.MessageEnd;
import io.flashsale.notification.QueueClass;
import io.flashsale.notification.TakenMessage;
import io.flashsale.notification.Template;
import io.flashsale.notification.TextKinds;
import io.flashsale.platform.Ids;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.Page;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The outbox in a real database, between those who fill it and those who empty it. */
class MySqlMessageQueueIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration TAKEN_FOR = Duration.ofMinutes(2);
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final ConnectionPool POOL =
            new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(SERVERS.r2dbcUrl()))
                    .maxSize(8)
                    .build());
    private static final CustomerId ADA = new CustomerId("01ARZ3NDEKTSV4RRFFQ69G5FAV");

    private final SettableClock clock = new SettableClock(NOW);
    private final DatabaseClient database = DatabaseClient.create(POOL);
    private final Ids ids = new Ids(clock);
    private final MySqlOutbox outbox = new MySqlOutbox(database, ids, clock, TextKinds.NONE);
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
        database.sql("DELETE FROM notification").then().block(PATIENCE);
    }

    @Test
    void whatIsTakenOrTriedAgainLaterIsNotDue() {
        put(about("order-1"), about("order-2"), about("order-3"));
        assertThat(queue.due(Channel.MAIL, QueueClass.ORDINARY, 2).block(PATIENCE))
                .isEqualTo(2);

        var taken = take(2);
        queue.later(taken.getFirst(), NOW.plusSeconds(30), "later").block(PATIENCE);

        assertThat(queue.due(Channel.MAIL, QueueClass.ORDINARY, 9).block(PATIENCE))
                .isEqualTo(1);
        assertThat(queue.waiting(Channel.MAIL, 9).block(PATIENCE)).isEqualTo(3);
        clock.advance(Duration.ofSeconds(30));
        assertThat(queue.due(Channel.MAIL, QueueClass.ORDINARY, 9).block(PATIENCE))
                .isEqualTo(2);
    }

    @Test
    void whatIsPutTwiceIsThereOnceAndComesOutAsItWentIn() {
        var message = new Message(
                Template.ORDER_PLACED,
                ADA,
                "order-1",
                Locale.forLanguageTag("de-AT"),
                Map.of(
                        "sale",
                        "Größe „₹“ 🎉 \"\\",
                        "total",
                        Money.of("1499.5000", "INR"),
                        "payBy",
                        NOW,
                        "position",
                        7L));

        put(message, message);
        put(message, about("order-2"));

        assertThat(take(10)).extracting(TakenMessage::message).containsExactly(message, about("order-2"));
    }

    @Test
    void aRepeatDoesNotWakeWhatWasSent() {
        put(about("order-1"));
        queue.end(take(1).getFirst(), MessageEnd.SENT, "").block(PATIENCE);

        put(about("order-1"));
        clock.advance(Duration.ofDays(1));

        assertThat(take(10)).isEmpty();
        assertThat(rows("status = 'SENT' AND attempts = 1 AND ended_at IS NOT NULL AND error IS NULL"))
                .isOne();
    }

    @Test
    void manyTakersNeverGetTheSame() {
        int messages = 400;
        put(IntStream.range(0, messages).mapToObj(i -> about("order-" + i)).toArray(Message[]::new));

        List<TakenMessage> taken = Objects.requireNonNull(Flux.range(0, 60)
                .flatMap(
                        _ -> queue.take(
                                        Channel.MAIL,
                                        QueueClass.ORDINARY,
                                        clock.instant().plus(TAKEN_FOR),
                                        10)
                                .collectList()
                                .retry(10),
                        6)
                .flatMapIterable(batch -> batch)
                .collectList()
                .block(PATIENCE));

        assertThat(taken).hasSize(messages);
        assertThat(taken.stream().map(TakenMessage::id).distinct()).hasSize(messages);
    }

    @Test
    void whatADeadProcessHadIsTakenOverAndItsLateWordIsNotHeard() {
        put(about("order-1"));
        TakenMessage dead = take(1).getFirst();

        clock.advance(TAKEN_FOR.minusMillis(1));
        assertThat(take(1)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        TakenMessage heir = take(1).getFirst();
        queue.later(dead, NOW, "late").block(PATIENCE);
        queue.end(dead, MessageEnd.GIVEN_UP, "late").block(PATIENCE);
        queue.putBack(dead, NOW).block(PATIENCE);

        assertThat(heir.attempts()).isEqualTo(2);
        assertThat(take(1)).isEmpty();
        queue.end(heir, MessageEnd.SENT, "").block(PATIENCE);
        assertThat(rows("status = 'SENT' AND error IS NULL")).isOne();
    }

    @Test
    void laterCountsTheAttemptAndPutBackDoesNot() {
        put(about("order-1"));

        queue.later(take(1).getFirst(), NOW.plusSeconds(30), "SMTP 451").block(PATIENCE);
        assertThat(take(1)).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        queue.putBack(take(1).getFirst(), NOW.plusSeconds(40)).block(PATIENCE);
        assertThat(take(1)).isEmpty();
        clock.advance(Duration.ofSeconds(10));

        assertThat(take(1)).extracting(TakenMessage::attempts).containsExactly(2);
    }

    @Test
    void theMostOverdueGoFirst() {
        put(about("order-1"));
        clock.advance(Duration.ofSeconds(1));
        put(about("order-2"), about("order-3"));

        assertThat(take(2)).extracting(taken -> taken.message().reference()).containsExactly("order-1", "order-2");
    }

    @Test
    void eachClassWaitsByItself() {
        put(about("order-1"), new Message(Template.ORDER_PROMOTED, ADA, "order-2", Map.of("order", "order-2")));

        assertThat(queue.due(Channel.MAIL, QueueClass.ORDINARY, 9).block(PATIENCE))
                .isOne();
        assertThat(queue.due(Channel.MAIL, QueueClass.BULK, 9).block(PATIENCE)).isZero();
        assertThat(take(10)).extracting(taken -> taken.message().reference()).containsExactly("order-1");
        assertThat(queue.due(Channel.MAIL, QueueClass.PRESSING, 9).block(PATIENCE))
                .isOne();
    }

    /** As of a release that knows more templates. */
    @Test
    void whatCannotBeReadHoldsUpNothingElse() {
        put(about("order-1"), about("order-2"), about("order-3"));
        database.sql("UPDATE notification SET template = 'OF_TOMORROW' WHERE reference = 'order-2'")
                .then()
                .block(PATIENCE);

        assertThat(take(10)).extracting(taken -> taken.message().reference()).containsExactly("order-1", "order-3");
        assertThat(new MySqlMessageLog(database, clock)
                        .to(ADA, new Page(10, ""))
                        .collectList()
                        .block(PATIENCE))
                .extracting(LoggedMessage::template)
                .containsExactly("ORDER_PLACED", "OF_TOMORROW", "ORDER_PLACED");
    }

    @Test
    void onlyWhatHasAnEndAndIsOldIsForgotten() {
        put(about("old"), about("waiting"));
        queue.end(take(1).getFirst(), MessageEnd.SENT, "").block(PATIENCE);
        clock.advance(Duration.ofDays(60));
        put(about("new"));
        database.sql("UPDATE notification SET status = 'SENT' WHERE reference = 'new'")
                .then()
                .block(PATIENCE);

        assertThat(queue.forget(NOW.plusSeconds(1)).block(PATIENCE)).isOne();
        assertThat(queue.forget(NOW.plusSeconds(1)).block(PATIENCE)).isZero();

        assertThat(rows("reference = 'old'")).isZero();
        assertThat(rows("reference IN ('waiting', 'new')")).isEqualTo(2);
    }

    @Test
    void whatIsWaitingIsCountedUpToALimit() {
        put(about("1"), about("2"), about("3"));

        assertThat(queue.waiting(Channel.MAIL, 2).block(PATIENCE)).isEqualTo(2);
    }

    private void put(Message... messages) {
        outbox.put(List.of(messages)).block(PATIENCE);
    }

    private List<TakenMessage> take(int most) {
        return new ArrayList<>(Objects.requireNonNull(
                queue.take(Channel.MAIL, QueueClass.ORDINARY, clock.instant().plus(TAKEN_FOR), most)
                        .collectList()
                        .block(PATIENCE)));
    }

    private long rows(String which) {
        return Objects.requireNonNull(database.sql("SELECT COUNT(*) FROM notification WHERE " + which)
                .mapValue(Long.class)
                .one()
                .block(PATIENCE));
    }

    private static Message about(String reference) {
        return new Message(Template.ORDER_PLACED, ADA, reference, Map.of("order", reference));
    }
}
