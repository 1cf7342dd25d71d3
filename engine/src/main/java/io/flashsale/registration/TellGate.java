package io.flashsale.registration;

import io.flashsale.gate.GateRegistration;
import io.flashsale.gate.Participant;
import io.flashsale.platform.Metric;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.SaleId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells the gate what MySQL has: at once, or soon when that is not possible. Nobody waits for anybody: of two who tell
 * of one customer, in whatever order their words arrive, the gate believes the higher version.
 */
@Component
class TellGate {

    private static final int SALES_AT_ONCE = 4;

    private final Registrations registrations;
    private final GateRegistration gate;
    private final LiveSales sales;
    private final RegistrationSettings settings;
    private final Clock clock;
    private final Counter late;
    private final AtomicInteger underWay = new AtomicInteger();

    TellGate(
            Registrations registrations,
            GateRegistration gate,
            LiveSales sales,
            RegistrationSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.registrations = registrations;
        this.gate = gate;
        this.sales = sales;
        this.settings = settings;
        this.clock = clock;
        this.late = Counter.builder(Metric.REGISTRATION_LATE.id())
                .description(Metric.REGISTRATION_LATE.description())
                .register(registry);
    }

    /**
     * Tells it now unless too many are at it. Never an error: the change is in MySQL, and {@link #leftOver} finds it.
     */
    Mono<Void> now(SaleId sale, Registration changed) {
        return Mono.using(
                        underWay::incrementAndGet,
                        number -> number > settings.mostAtOnce()
                                ? Mono.just(false)
                                : tell(sale, List.of(changed.participant())),
                        _ -> underWay.decrementAndGet())
                .onErrorReturn(false)
                .doOnNext(this::count)
                .then();
    }

    private void count(boolean told) {
        if (!told) {
            late.increment();
        }
    }

    private Mono<Boolean> tell(SaleId sale, List<Participant> changed) {
        return gate.tell(sale, changed).delayUntil(told -> told ? registrations.told(sale, changed) : Mono.empty());
    }

    /** Looks once for what the gate was not told. A sale that takes nothing just now holds up no other. */
    Mono<Void> leftOver() {
        Instant by = clock.instant().minus(settings.patience());
        return Flux.fromIterable(sales.all())
                .map(live -> live.sale())
                .filter(sale -> sale.registration() != null)
                .flatMapDelayError(sale -> leftOver(sale.id(), by), SALES_AT_ONCE, 1)
                .then();
    }

    private Mono<Void> leftOver(SaleId sale, Instant by) {
        return tellSome(sale, by)
                .expand(told -> told == GateRegistration.MOST_AT_ONCE ? tellSome(sale, by) : Mono.empty())
                .then();
    }

    /** How many were told. */
    private Mono<Integer> tellSome(SaleId sale, Instant by) {
        return registrations
                .untold(sale, by, GateRegistration.MOST_AT_ONCE)
                .filter(changed -> !changed.isEmpty())
                .flatMap(changed -> tell(sale, changed).map(told -> told ? changed.size() : 0));
    }
}
