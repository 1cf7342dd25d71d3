package io.flashsale.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurgeReportTests {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Tally NOTHING_HURT =
            new Tally(9_000, 5_100, 3_900, new Books.AtGate(5_100, 3_900), 3_900, 3_900);
    private static final Tally NOTHING_SOLD = new Tally(10, 10, 0, new Books.AtGate(10, 0), 0, 0);

    @Test
    void comparesTheWindowsBesideThePurgeWithThoseWithout() {
        var figures = report(0, NOTHING_HURT, 0).figures();

        assertThat(figures)
                .containsEntry("acceptedPerSecond", 100L)
                .containsEntry("acceptedWhilePurgingPerSecond", 95L)
                .containsEntry("acceptedWhilePurgingToAccepted", 0.95)
                .containsEntry("persistedPerSecond", 50L)
                .containsEntry("persistedWhilePurgingPerSecond", 40L)
                .containsEntry("persistedWhilePurgingToPersisted", 0.8)
                .containsEntry("acceptedSpread", 0.5);
    }

    @Test
    void tellsHowFastThePurgeWasAndHowMuchOfItWasMeasured() {
        var figures = report(0, NOTHING_HURT, 0).figures();

        assertThat(figures)
                .containsEntry("purgedRows", 6_000)
                .containsEntry("purgedRowsInWindows", 5_000)
                .containsEntry("purgeSeconds", 2.5)
                .containsEntry("purgedRowsPerSecond", 2_400L);
    }

    @Test
    void isGoodWhenNothingWasHurtAndEverythingOldIsGone() {
        assertThat(report(0, NOTHING_HURT, 0).isGood()).isTrue();
    }

    @Test
    void missesWhatWasNotPurged() {
        var report = report(1, NOTHING_HURT, 0);

        assertThat(report.figures()).containsEntry("notPurged", 1);
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void missesAnAcceptedOrderThatTheDatabaseDoesNotHave() {
        var report = report(0, new Tally(9_000, 5_101, 3_899, new Books.AtGate(5_101, 3_899), 3_899, 3_899), 0);

        assertThat(report.figures()).containsEntry("lost", 1);
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void missesPurgedUnitsThatTheirPriceDoesNotKnow() {
        var report = report(0, NOTHING_HURT, 7);

        assertThat(report.figures()).containsEntry("leaked", 7);
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void seesWhatTheSaleHurt() {
        var report = report(0, new Tally(9_000, 5_100, 3_898, new Books.AtGate(5_100, 3_900), 3_900, 3_899), 0);

        assertThat(report.figures()).containsEntry("leaked", 2).containsEntry("duplicates", 1);
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void believesNoWindowThatThePurgeDidNotFill() {
        assertThatThrownBy(() -> window(100, 50, 0, true).requirePurge()).hasMessageContaining("0 (expected: some");
        assertThatThrownBy(() -> window(100, 50, 500, false).requirePurge()).hasMessageContaining("bench.seconds");
    }

    @Test
    void believesNoWindowThatAPurgeDisturbed() {
        assertThatThrownBy(() -> window(100, 50, 500, false).requireNoPurge()).hasMessageContaining("expected: none");
        assertThatThrownBy(() -> window(100, 50, 0, true).requireNoPurge()).hasMessageContaining("expected: none");
    }

    private static PurgeReport report(int left, Tally bought, int imbalance) {
        return new PurgeReport(
                List.of(window(800, 500, 0, false), window(1_200, 500, 0, false)),
                List.of(window(900, 300, 2_000, true), window(1_000, 500, 3_000, true)),
                List.of(run(4_000, 2_000), run(2_000, 500)),
                left,
                List.of(bought, NOTHING_SOLD),
                imbalance);
    }

    private static PurgeRun run(int rows, int millis) {
        return new PurgeRun(rows, START, START.plusMillis(millis));
    }

    /** Of ten seconds. */
    private static Window window(int accepted, int persisted, int purged, boolean isPurgeOpen) {
        var load = new Load(accepted, 10, 0, 0, 1.5, 9.9, 20, false);
        return new Window(load, persisted, 30, purged, isPurgeOpen);
    }
}
