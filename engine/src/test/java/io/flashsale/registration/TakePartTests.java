package io.flashsale.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.SettableClock;
import io.flashsale.notification.NoMail;
import io.flashsale.registration.RegistrationOutcome.NotRegistered;
import io.flashsale.registration.RegistrationOutcome.OutsideWindow;
import io.flashsale.registration.RegistrationOutcome.Registered;
import io.flashsale.sale.RegistrationWindow;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SaleId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TakePartTests {

    private static final SaleId SALE = SomeSales.id(1);
    private static final CustomerId ANNA = new CustomerId("01J00000000000000000000001");
    private static final CustomerId BERT = new CustomerId("01J00000000000000000000002");
    private static final OutsideWindow OUTSIDE =
            new OutsideWindow(new RegistrationWindow(SomeSales.OPENS, SomeSales.CLOSES));

    private final SettableClock clock = new SettableClock(SomeSales.OPENS.minusMillis(1));
    private final RegistrationsInMemory table = new RegistrationsInMemory();
    private final TakePart takePart = takePart();

    @Test
    void theWindowOpensAndClosesToTheMillisecond() {
        assertThat(takePart.register(SALE, ANNA).block()).isEqualTo(OUTSIDE);
        clock.set(SomeSales.OPENS);
        assertThat(takePart.register(SALE, ANNA).block()).isEqualTo(new Registered(SomeSales.OPENS));
        clock.set(SomeSales.CLOSES.minusMillis(1));
        assertThat(takePart.withdraw(SALE, ANNA).block()).isEqualTo(new NotRegistered());
        assertThat(takePart.register(SALE, BERT).block()).isEqualTo(new Registered(clock.instant()));

        clock.set(SomeSales.CLOSES);

        assertThat(takePart.register(SALE, ANNA).block()).isEqualTo(OUTSIDE);
        assertThat(takePart.withdraw(SALE, BERT).block()).isEqualTo(OUTSIDE);
        assertThat(takePart.find(SALE, ANNA).block()).isEqualTo(new NotRegistered());
        assertThat(takePart.find(SALE, BERT).block()).isInstanceOf(Registered.class);
    }

    @Test
    void whoRegisteredInTimeIsToldSoForEver() {
        clock.set(SomeSales.OPENS);
        takePart.register(SALE, ANNA).block();
        clock.set(SomeSales.CLOSES);

        assertThat(takePart.register(SALE, ANNA).block()).isEqualTo(new Registered(SomeSales.OPENS));
    }

    private TakePart takePart() {
        var live = SomeSales.live(clock, SALE);
        var settings = new RegistrationSettings(Duration.ofSeconds(1), Duration.ofSeconds(2), 4);
        var tell = new TellGate(table, (_, _) -> Mono.just(true), live, settings, clock, new SimpleMeterRegistry());
        return new TakePart(live, table, tell, NoMail.outbox(), clock);
    }
}
