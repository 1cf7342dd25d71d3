package io.flashsale.sale;

import static io.flashsale.sale.SaleStep.ANNOUNCED;
import static io.flashsale.sale.SaleStep.COUNTDOWN_BEGUN;
import static io.flashsale.sale.SaleStep.LAST_CALL;
import static io.flashsale.sale.SaleStep.OPENED;
import static io.flashsale.sale.SaleStep.REGISTRATION_OPENED;
import static io.flashsale.sale.SomeSale.CLOSES;
import static io.flashsale.sale.SomeSale.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SaleLifeTests {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant LONG_BEFORE = OPENS.minus(Duration.ofDays(9));

    private final SettableClock clock = new SettableClock(LONG_BEFORE);
    private final SaleLife life = new SaleLife(SalesOfProcess.SETTINGS, clock);

    @Test
    void aSaleWithoutRegistrationIsAnnouncedCountedDownOpenedAndClosed() {
        assertThat(turnsOf(SomeSale.in(SaleState.OPEN)))
                .containsExactly(
                        turn(SalePhase.COUNTDOWN, OPENS.minus(DAY)),
                        turn(SalePhase.OPEN, OPENS),
                        turn(SalePhase.CLOSED, CLOSES));
        assertThat(phase(SomeSale.in(SaleState.OPEN), LONG_BEFORE)).isEqualTo(SalePhase.ANNOUNCED);
    }

    @Test
    void registrationOpensBeforeTheCountdownAndMayEndBeforeIt() {
        var opens = OPENS.minus(Duration.ofDays(3));
        var closes = OPENS.minus(Duration.ofDays(2));

        assertThat(turnsOf(SomeSale.registering(opens, closes)))
                .containsExactly(
                        turn(SalePhase.REGISTRATION_OPEN, opens),
                        turn(SalePhase.ANNOUNCED, closes),
                        turn(SalePhase.COUNTDOWN, OPENS.minus(DAY)),
                        turn(SalePhase.OPEN, OPENS),
                        turn(SalePhase.CLOSED, CLOSES));
    }

    @Test
    void aWindowThatReachesIntoTheSaleStaysOpenInItsLaterPhases() {
        var live = new LiveSale(SomeSale.registering(OPENS.minus(Duration.ofDays(3)), CLOSES), List.of());

        for (var phase : List.of(SalePhase.REGISTRATION_OPEN, SalePhase.COUNTDOWN, SalePhase.OPEN)) {
            clock.set(Objects.requireNonNull(life.now(live).next()).at());
            assertThat(life.now(live).phase()).isEqualTo(phase);
            assertThat(life.now(live).isRegistrationOpen()).isTrue();
        }
        clock.set(CLOSES);
        assertThat(life.now(live).isRegistrationOpen()).isFalse();
    }

    @Test
    void theLastMomentBelongsToThePhaseThatEnds() {
        var sale = SomeSale.in(SaleState.OPEN);

        assertThat(phase(sale, OPENS.minusMillis(1))).isEqualTo(SalePhase.COUNTDOWN);
        assertThat(phase(sale, OPENS)).isEqualTo(SalePhase.OPEN);
        assertThat(phase(sale, CLOSES.minusMillis(1))).isEqualTo(SalePhase.OPEN);
        assertThat(phase(sale, CLOSES)).isEqualTo(SalePhase.CLOSED);
    }

    @Test
    void aPausedSaleIsEndedByTimeAndAClosedOneIsOver() {
        assertThat(turnsOf(SomeSale.in(SaleState.PAUSED))).containsExactly(turn(SalePhase.CLOSED, CLOSES));
        assertThat(phase(SomeSale.in(SaleState.PAUSED), OPENS)).isEqualTo(SalePhase.PAUSED);
        assertThat(turnsOf(SomeSale.closedAt(OPENS.plusSeconds(9)))).isEmpty();
        assertThat(phase(SomeSale.closedAt(OPENS.plusSeconds(9)), LONG_BEFORE)).isEqualTo(SalePhase.CLOSED);
    }

    @Test
    void itsTimesComeOneAfterTheOther() {
        var sale = SomeSale.registering(OPENS.minus(Duration.ofDays(3)), OPENS);

        assertThat(steps(sale, LONG_BEFORE)).containsExactly(ANNOUNCED);
        assertThat(steps(sale, OPENS.minus(Duration.ofDays(3)))).containsExactly(ANNOUNCED, REGISTRATION_OPENED);
        assertThat(steps(sale, OPENS.minus(DAY))).containsExactly(ANNOUNCED, REGISTRATION_OPENED, COUNTDOWN_BEGUN);
        assertThat(steps(sale, OPENS.minusSeconds(3_600)))
                .containsExactly(ANNOUNCED, REGISTRATION_OPENED, COUNTDOWN_BEGUN, LAST_CALL);
        assertThat(steps(sale, CLOSES)).containsExactly(SaleStep.values());
    }

    @Test
    void aWindowThatOpensDuringTheSaleIsAStepOfItsTime() {
        var sale = SomeSale.registering(OPENS.plusSeconds(9), CLOSES);

        assertThat(steps(sale, OPENS.plusSeconds(10)))
                .containsExactly(ANNOUNCED, COUNTDOWN_BEGUN, LAST_CALL, OPENED, REGISTRATION_OPENED);
    }

    @Test
    void whatWasEndedEarlyHadNoLaterSteps() {
        var end = OPENS.minusSeconds(60);

        assertThat(life.due(SomeSale.closedAt(end), CLOSES)).last().isEqualTo(new DueStep(SaleStep.CLOSED, end));
        assertThat(steps(SomeSale.closedAt(end), CLOSES))
                .containsExactly(ANNOUNCED, COUNTDOWN_BEGUN, LAST_CALL, SaleStep.CLOSED);
    }

    @Test
    void theStepsOfAPausedSaleWaitUntilItsEnd() {
        assertThat(steps(SomeSale.in(SaleState.PAUSED), OPENS)).containsExactly(ANNOUNCED);
        assertThat(steps(SomeSale.in(SaleState.PAUSED), CLOSES)).contains(SaleStep.CLOSED);
        assertThat(steps(SomeSale.in(SaleState.DRAFT), OPENS)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SaleState.class)
    void theNextTurnIsAlwaysToAnotherPhaseAndComesTrue(SaleState state) {
        var sale = SomeSale.in(state);

        for (var time = LONG_BEFORE; time.isBefore(CLOSES.plus(DAY)); time = time.plus(Duration.ofMinutes(17))) {
            clock.set(time);
            var now = life.now(new LiveSale(sale, List.of()));
            var next = now.next();
            if (next != null) {
                assertThat(next.at()).isAfter(time);
                assertThat(next.phase()).isNotEqualTo(now.phase());
                assertThat(phase(sale, next.at())).isEqualTo(next.phase());
                assertThat(phase(sale, next.at().minusMillis(1))).isEqualTo(now.phase());
            }
        }
    }

    private List<SaleStep> steps(Sale sale, Instant at) {
        return life.due(sale, at).stream().map(DueStep::step).toList();
    }

    private SalePhase phase(Sale sale, Instant at) {
        return life.phase(sale, at);
    }

    private List<SaleMoment.Turn> turnsOf(Sale sale) {
        List<SaleMoment.Turn> turns = new ArrayList<>();
        var live = new LiveSale(sale, List.of());
        clock.set(LONG_BEFORE);
        Stream.iterate(life.now(live).next(), Objects::nonNull, turn -> {
                    clock.set(turn.at());
                    return life.now(live).next();
                })
                .forEach(turns::add);
        return turns;
    }

    private static SaleMoment.Turn turn(SalePhase phase, Instant at) {
        return new SaleMoment.Turn(phase, at);
    }
}
