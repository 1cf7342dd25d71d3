package io.flashsale.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchReportTests {

    private static final Tally NOTHING_HURT = new Tally(100, 60, 40, new Books.AtGate(60, 40), 40, 40);
    private static final List<Load> NOOPS = List.of(load(100, 0), load(300, 0), load(500, 0));

    @Test
    void comparesEachRouteWithTheNoopsBesideIt() {
        var figures = report(40, NOTHING_HURT).figures();

        assertThat(figures)
                .containsEntry("noopPerSecond", 30L)
                .containsEntry("acceptedToNoop", 0.2)
                .containsEntry("persistedToNoop", 0.1)
                .containsEntry("refusedToNoop", 0.8);
    }

    @Test
    void isGoodWhenNothingWasHurt() {
        assertThat(report(40, NOTHING_HURT).isGood()).isTrue();
    }

    @Test
    void missesAnAcceptedOrderThatTheDatabaseDoesNotHave() {
        var report = report(41, NOTHING_HURT);

        assertThat(report.figures()).containsEntry("lost", 1);
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void missesUnitsThatPricesUsageDetailsAndGateDoNotAgreeOn() {
        assertThat(new Tally(100, 60, 39, new Books.AtGate(60, 40), 40, 40).leaked())
                .isEqualTo(1);
        assertThat(new Tally(100, 60, 40, new Books.AtGate(58, 40), 40, 40).leaked())
                .isEqualTo(2);
        assertThat(new Tally(100, 60, 40, new Books.AtGate(57, 43), 40, 40).leaked())
                .isEqualTo(3);
    }

    @Test
    void seesUnitsThatWereSoldTwice() {
        assertThat(new Tally(1, 0, 2, new Books.AtGate(0, 2), 2, 2).oversold()).isEqualTo(1);
    }

    @Test
    void seesASecondOrderOfOneCustomer() {
        var report = report(40, new Tally(100, 59, 41, new Books.AtGate(59, 41), 41, 40));

        assertThat(report.figures()).containsEntry("duplicates", 1);
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void believesNoLoadWithOtherAnswersThanWanted() {
        assertThatThrownBy(() -> load(100, 1).require("accepted", 0)).hasMessageContaining("accepted");
        assertThatThrownBy(() -> new Load(100, 10, 0, 1, 1, 2, 3, false).require("noop", 0))
                .hasMessageContaining("failures=1");
        assertThatThrownBy(() -> new Load(100, 10, 0, 0, 1, 2, 3, true).require("noop", 0))
                .hasMessageContaining("dry=true");
    }

    /** 20 orders of 40 were persisted when the load ended. */
    private static BenchReport report(int accepted, Tally bought) {
        var soldOut = new Tally(1, 0, 1, new Books.AtGate(0, 1), 1, 1);
        return new BenchReport(NOOPS, load(accepted, 0), new CatchUp(20, 500), bought, load(320, 319), soldOut);
    }

    private static Load load(int requests, int refusals) {
        return new Load(requests, 10, refusals, 0, 1.5, 9.9, 20, false);
    }
}
