package io.flashsale.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.development.SettableClock;
import io.flashsale.gate.GateRegistration;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.Unavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TellGateTests {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final SaleId LOADING = SomeSales.id(1);
    private static final SaleId OPEN = SomeSales.id(2);
    private static final int MANY = 3 * GateRegistration.MOST_AT_ONCE;

    private final SettableClock clock = new SettableClock(SomeSales.OPENS);
    private final RegistrationsInMemory table = new RegistrationsInMemory();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void aSaleThatTakesNothingJustNowHoldsUpNoOther() {
        register(LOADING, MANY);
        register(OPEN, MANY);
        clock.advance(PATIENCE);
        var tries = new AtomicInteger();

        tell((sale, _) -> Mono.fromSupplier(() -> sale.equals(OPEN) || tries.incrementAndGet() < 0))
                .leftOver()
                .block();

        assertThat(untold(OPEN)).isZero();
        assertThat(untold(LOADING)).isEqualTo(MANY);
        assertThat(tries).hasValue(1);
    }

    /** Whichever of them is told first. */
    @Test
    void neitherDoesOneThatFails() {
        register(LOADING, 1);
        register(OPEN, 1);
        clock.advance(PATIENCE);
        var calls = new AtomicInteger();

        assertThatThrownBy(() -> tell((_, _) ->
                                Mono.defer(() -> calls.incrementAndGet() == 1 ? away() : Mono.just(true)))
                        .leftOver()
                        .block())
                .isInstanceOf(Unavailable.class);

        assertThat(calls).hasValue(2);
        assertThat(table.untold).hasSize(1);
    }

    @Test
    void whatTheGateDidNotHearStaysUntoldAndIsLeftToItsMakerForAWhile() {
        var changed =
                table.register(OPEN, customer(1), clock.instant(), Mono.empty()).block();
        var calls = new AtomicInteger();

        tell((_, _) -> away()).now(OPEN, changed).block();
        tell((_, _) -> Mono.fromSupplier(() -> calls.incrementAndGet() > 0))
                .leftOver()
                .block();

        assertThat(calls).hasValue(0);
        assertThat(untold(OPEN)).isOne();
        assertThat(registry.counter("flashsale.registration.late").count()).isOne();
        clock.advance(PATIENCE);
        tell((_, _) -> Mono.just(true)).leftOver().block();
        assertThat(untold(OPEN)).isZero();
    }

    @Test
    void whoChangesWhileTheGateIsToldStaysUntold() {
        var changed =
                table.register(OPEN, customer(1), clock.instant(), Mono.empty()).block();

        tell((_, _) -> table.withdraw(OPEN, customer(1), clock.instant()).thenReturn(true))
                .now(OPEN, changed)
                .block();

        assertThat(untold(OPEN)).isOne();
    }

    @Test
    void moreThanSoManyAtOnceAreToldLater() {
        var changed =
                table.register(OPEN, customer(1), clock.instant(), Mono.empty()).block();
        var tell = tell((_, _) -> Mono.never());
        tell.now(OPEN, changed).subscribe();

        tell.now(OPEN, changed).block(Duration.ofSeconds(5));

        assertThat(registry.counter("flashsale.registration.late").count()).isOne();
    }

    private TellGate tell(GateRegistration gate) {
        var settings = new RegistrationSettings(Duration.ofSeconds(1), PATIENCE, 1);
        return new TellGate(table, gate, SomeSales.live(clock, LOADING, OPEN), settings, clock, registry);
    }

    private static Mono<Boolean> away() {
        return Mono.error(new Unavailable("redis did not answer", Duration.ofSeconds(1), null));
    }

    private void register(SaleId sale, int customers) {
        for (int i = 0; i < customers; i++) {
            table.register(sale, customer(i), clock.instant(), Mono.empty()).block();
        }
    }

    private static CustomerId customer(int number) {
        return new CustomerId("01J00000000000000000%06d".formatted(number));
    }

    private long untold(SaleId sale) {
        return List.copyOf(table.untold).stream()
                .filter(key -> key.sale().equals(sale))
                .count();
    }
}
