package io.flashsale.sale;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The life of a sale: announced, registration open, countdown, open, closed. What was decided about it, its times and
 * the moment tell where it stands, so nothing has to happen for it to go on, and every process says the same.
 */
@Component
public class SaleLife {

    private final SaleSettings settings;
    private final Clock clock;

    SaleLife(SaleSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public SaleMoment now(LiveSale live) {
        Instant now = clock.instant();
        return new SaleMoment(live, now, phase(live.sale(), now), next(live.sale(), now));
    }

    /** The one place that decides it. */
    SalePhase phase(Sale sale, Instant at) {
        boolean over = !at.isBefore(sale.closesAt());
        return switch (sale.state()) {
            case DRAFT -> SalePhase.DRAFT;
            case OPEN -> over ? SalePhase.CLOSED : phaseOfItsTimes(sale, at);
            case PAUSED -> over ? SalePhase.CLOSED : SalePhase.PAUSED;
            case CLOSED -> SalePhase.CLOSED;
        };
    }

    private SalePhase phaseOfItsTimes(Sale sale, Instant at) {
        if (!at.isBefore(sale.opensAt())) {
            return SalePhase.OPEN;
        }
        if (!at.isBefore(sale.opensAt().minus(settings.countdown()))) {
            return SalePhase.COUNTDOWN;
        }
        RegistrationWindow registration = sale.registration();
        return registration != null && registration.isOpen(at) ? SalePhase.REGISTRATION_OPEN : SalePhase.ANNOUNCED;
    }

    private SaleMoment.@Nullable Turn next(Sale sale, Instant now) {
        SalePhase current = phase(sale, now);
        return turns(sale)
                .filter(now::isBefore)
                .sorted()
                .map(at -> new SaleMoment.Turn(phase(sale, at), at))
                .filter(turn -> turn.phase() != current)
                .findFirst()
                .orElse(null);
    }

    /** All times at which its phase may change. */
    private Stream<Instant> turns(Sale sale) {
        RegistrationWindow registration = sale.registration();
        Stream<Instant> ofSale = Stream.of(sale.opensAt().minus(settings.countdown()), sale.opensAt(), sale.closesAt());
        return registration == null
                ? ofSale
                : Stream.concat(ofSale, Stream.of(registration.opensAt(), registration.closesAt()));
    }

    /** The steps whose time has come, the earliest first. Those of a paused sale wait until it goes on or ends. */
    List<DueStep> due(Sale sale, Instant now) {
        return switch (phase(sale, now)) {
            case DRAFT -> List.of();
            case PAUSED -> List.of(new DueStep(SaleStep.ANNOUNCED, now));
            case ANNOUNCED, REGISTRATION_OPEN, COUNTDOWN, OPEN -> until(now, sale, now);
            case CLOSED -> until(sale.endsAt(), sale, now);
        };
    }

    private List<DueStep> until(Instant end, Sale sale, Instant now) {
        Stream<DueStep> byTime = Stream.of(
                        SaleStep.REGISTRATION_OPENED, SaleStep.COUNTDOWN_BEGUN, SaleStep.LAST_CALL, SaleStep.OPENED)
                .map(step -> planned(step, sale))
                .filter(Objects::nonNull)
                .filter(step -> !step.at().isAfter(end))
                .sorted(Comparator.comparing(DueStep::at).thenComparing(DueStep::step));
        Stream<DueStep> closed = phase(sale, now) == SalePhase.CLOSED
                ? Stream.of(new DueStep(SaleStep.CLOSED, sale.endsAt()))
                : Stream.empty();
        return Stream.of(Stream.of(new DueStep(SaleStep.ANNOUNCED, now)), byTime, closed)
                .flatMap(steps -> steps)
                .toList();
    }

    private @Nullable DueStep planned(SaleStep step, Sale sale) {
        RegistrationWindow registration = sale.registration();
        Instant at = switch (step) {
            case ANNOUNCED, CLOSED -> null;
            case REGISTRATION_OPENED -> registration == null ? null : registration.opensAt();
            case COUNTDOWN_BEGUN -> sale.opensAt().minus(settings.countdown());
            case LAST_CALL -> sale.opensAt().minus(settings.lastCall());
            case OPENED -> sale.opensAt();
        };
        return at == null ? null : new DueStep(step, at);
    }
}
