package io.flashsale.payment.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.SettableClock;
import io.flashsale.payment.PaymentMethod;
import io.flashsale.payment.PaymentStatus;
import io.flashsale.payment.Payments.Beginning;
import io.flashsale.platform.Ids;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/** Which payments keep their orders from being given up. */
class OpenPaymentsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant PAY_BY = NOW.plusSeconds(600);
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final SingleConnectionFactory CONNECTION = new SingleConnectionFactory(SERVERS.r2dbcUrl(), true);
    private static final Ids IDS = new Ids(Clock.systemUTC());

    private final MySqlPayments payments = new MySqlPayments(DatabaseClient.create(CONNECTION), new SettableClock(NOW));

    @BeforeAll
    static void makeTheTables() {
        SERVERS.migrate();
    }

    @AfterAll
    static void close() {
        CONNECTION.destroy();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"STARTED", "PENDING"})
    void whatTheProviderHasNotDecidedIs(PaymentStatus status) {
        var payment = paymentThatIs(status);

        assertThat(isOpen(payment, NOW)).isTrue();
        payments.noted(payment.id(), status).block(PATIENCE);
        assertThat(isOpen(payment, NOW)).isTrue();
        assertThat(isOpen(payment, PAY_BY)).as("when nobody waits any more").isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"SUCCEEDED", "AGREED", "FAILED"})
    void whatTheLogHasNotHeardOfIs(PaymentStatus status) {
        var payment = paymentThatIs(status);

        assertThat(isOpen(payment, NOW)).isTrue();
        payments.noted(payment.id(), status).block(PATIENCE);
        assertThat(isOpen(payment, NOW)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"STARTED", "PENDING", "SUCCEEDED", "AGREED", "FAILED"})
    void whatNobodyTellsTheLogIsNot(PaymentStatus status) {
        assertThat(isOpen(paymentThatIs(status), NOW)).isFalse();
    }

    private Beginning paymentThatIs(PaymentStatus status) {
        var wish = new Beginning(
                new PaymentId(IDS.next()),
                new OrderId(IDS.next()),
                1,
                PaymentMethod.PAYU,
                Money.of("1.00", "INR"),
                PAY_BY,
                PAY_BY);
        payments.begin(wish)
                .then(payments.move(wish.id(), EnumSet.of(PaymentStatus.STARTED), status))
                .block(PATIENCE);
        return wish;
    }

    private boolean isOpen(Beginning payment, Instant payByAfter) {
        return Boolean.TRUE.equals(payments.open(List.of(payment.order()), payByAfter)
                .hasElements()
                .block(PATIENCE));
    }
}
