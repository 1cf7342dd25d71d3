package io.flashsale.registration;

import io.flashsale.gate.GateRegistration;
import io.flashsale.platform.Metric;
import io.flashsale.registration.Registrations.Untold;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells the gate what MySQL has: at once, or soon when that is not possible. What is told is read again under a lock,
 * so that of two changes of one customer the later one is told last, whoever tells them.
 */
@Component
class TellGate {

    private static final Logger LOG = LoggerFactory.getLogger(TellGate.class);
    private static final int MOST_A_LOOK = 500;

    private final Registrations registrations;
    private final GateRegistration gate;
    private final RegistrationSettings settings;
    private final Clock clock;
    private final Counter late;
    private final AtomicInteger underWay = new AtomicInteger();

    TellGate(
            Registrations registrations,
            GateRegistration gate,
            RegistrationSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.registrations = registrations;
        this.gate = gate;
        this.settings = settings;
        this.clock = clock;
        this.late = Counter.builder(Metric.REGISTRATION_LATE.id())
                .description(Metric.REGISTRATION_LATE.description())
                .register(registry);
    }

    /**
     * Tells it now unless too many are at it. Never an error: the change is in MySQL, and {@link #leftOver} finds it.
     */
    Mono<Void> now(Untold change) {
        return Mono.using(underWay::incrementAndGet, number -> tellUnlessTooMany(number, change), _ -> decrement())
                .doOnNext(this::count)
                .onErrorResume(failure -> {
                    LOG.warn(
                            "a registration for sale {} reaches the gate later: {}", change.sale(), failure.toString());
                    count(false);
                    return Mono.empty();
                })
                .then();
    }

    private Mono<Boolean> tellUnlessTooMany(int number, Untold change) {
        return number > settings.mostAtOnce() ? Mono.just(false) : tell(change);
    }

    private void decrement() {
        underWay.decrementAndGet();
    }

    private void count(boolean told) {
        if (!told) {
            late.increment();
        }
    }

    private Mono<Boolean> tell(Untold change) {
        return registrations.tell(change, registered -> gate.tell(change.sale(), change.customer(), registered));
    }

    /** Looks once for what the gate was not told, until none of it is left or the gate takes no more. */
    Mono<Void> leftOver() {
        return Mono.defer(this::tellSome)
                .expand(told -> told == MOST_A_LOOK ? tellSome() : Mono.empty())
                .then();
    }

    private Mono<Long> tellSome() {
        return Flux.defer(() -> registrations.untold(clock.instant().minus(settings.patience()), MOST_A_LOOK))
                .flatMap(this::tell, settings.mostAtOnce(), 1)
                .filter(told -> told)
                .count();
    }
}
