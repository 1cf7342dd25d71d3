package io.flashsale.payment.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.payment.Payment;
import io.flashsale.payment.PaymentMethod;
import io.flashsale.payment.PaymentStatus;
import io.flashsale.payment.Payments.Beginning;
import io.flashsale.platform.Ids;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Payments of one order that begin at the same moment, each on a connection of its own. */
class BeginningsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant PAY_BY = Instant.parse("2026-03-01T00:10:00Z");
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final String AS_IN_PRODUCTION = "?sessionVariables=transaction_isolation='READ-COMMITTED'";
    private static final int ATTEMPTS = 6;
    private static final int TOO_MANY = 9;

    private static final ConnectionPool CONNECTIONS = new ConnectionPool(
            ConnectionPoolConfiguration.builder(ConnectionFactories.get(SERVERS.r2dbcUrl() + AS_IN_PRODUCTION))
                    .initialSize(TOO_MANY)
                    .maxSize(TOO_MANY)
                    .build());

    private final Ids ids = new Ids(Clock.systemUTC());
    private final MySqlPayments payments = new MySqlPayments(DatabaseClient.create(CONNECTIONS), Clock.systemUTC());

    @BeforeAll
    static void makeTheTables() {
        SERVERS.migrate();
        CONNECTIONS.warmup().block(PATIENCE);
    }

    @AfterAll
    static void close() {
        CONNECTIONS.dispose();
    }

    @RepeatedTest(10)
    void eachIsAnAttemptUntilNoneIsLeft() {
        var order = new OrderId(ids.next());
        List<Beginning> wishes =
                Stream.generate(() -> wish(order)).limit(TOO_MANY).toList();

        List<Payment> begun = begin(wishes);

        assertThat(begun).extracting(Payment::attempt).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        assertThat(begun).filteredOn(Payment::last).extracting(Payment::attempt).containsExactly(ATTEMPTS);
    }

    @RepeatedTest(10)
    void theSameOneIsOneAttempt() {
        Beginning wish = wish(new OrderId(ids.next()));

        List<Payment> begun = begin(Stream.generate(() -> wish).limit(TOO_MANY).toList());

        assertThat(begun).hasSize(TOO_MANY).allMatch(payment -> payment.attempt() == 1);
    }

    @Test
    void aPromiseToWhichNoCodeWasSentLeavesItsAttemptToOthers() {
        var order = new OrderId(ids.next());
        var most = 1;
        for (int i = 1; i <= 5; i++) {
            Payment promise =
                    payments.begin(wish(order, most, PaymentMethod.COD)).block(PATIENCE);
            assertThat(promise).extracting(Payment::attempt, Payment::last).containsExactly(i, true);
            payments.move(promise.id(), EnumSet.of(PaymentStatus.STARTED), PaymentStatus.ABANDONED)
                    .block(PATIENCE);
        }

        Payment other = payments.begin(wish(order, most, PaymentMethod.PAYU)).block(PATIENCE);

        assertThat(other).extracting(Payment::attempt, Payment::last).containsExactly(6, true);
        assertThat(payments.begin(wish(order, most, PaymentMethod.PAYU)).block(PATIENCE))
                .isNull();
    }

    @Test
    void promisesAreNotWithoutEnd() {
        var order = new OrderId(ids.next());
        for (int i = 1; i <= 6; i++) {
            Payment promise = payments.begin(wish(order, 1, PaymentMethod.COD)).block(PATIENCE);
            payments.move(promise.id(), EnumSet.of(PaymentStatus.STARTED), PaymentStatus.ABANDONED)
                    .block(PATIENCE);
        }

        assertThat(payments.begin(wish(order, 1, PaymentMethod.COD)).block(PATIENCE))
                .isNull();
    }

    private List<Payment> begin(List<Beginning> wishes) {
        return Flux.fromIterable(wishes)
                .flatMap(payments::begin, wishes.size())
                .collectList()
                .block(PATIENCE);
    }

    private Beginning wish(OrderId order) {
        return wish(order, ATTEMPTS, PaymentMethod.PAYU);
    }

    private Beginning wish(OrderId order, int attempts, PaymentMethod method) {
        return new Beginning(
                new PaymentId(ids.next()), order, attempts, method, Money.of("1.00", "INR"), PAY_BY, PAY_BY);
    }
}
