package io.flashsale.loadtest;

import static io.flashsale.loadtest.Figures.mean;
import static io.flashsale.loadtest.Figures.rounded;
import static io.flashsale.loadtest.Figures.spread;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What purges did to the buys beside them.
 *
 * @param without   windows by turns with those beside a purge; one more than these
 * @param beside    windows all of which a purge was deleting
 * @param purges    the runs, all of which have ended
 * @param left      old usages that are still there
 * @param bought    where the units of each sale are
 * @param imbalance units by which their prices, which the old usages are of, are not balanced
 */
record PurgeReport(
        List<Window> without, List<Window> beside, List<PurgeRun> purges, int left, List<Tally> bought, int imbalance)
        implements Report {

    /** Whether nothing was hurt and everything old is gone. How fast it was is for the reader to judge. */
    @Override
    public boolean isGood() {
        return oversold() + leaked() + lost() + duplicates() + left == 0;
    }

    private int oversold() {
        return total(Tally::oversold);
    }

    private int leaked() {
        return Math.max(total(Tally::leaked), imbalance);
    }

    private int lost() {
        return Math.max(0, accepted() - total(Tally::orders));
    }

    private int accepted() {
        return Stream.concat(without.stream(), beside.stream())
                .mapToInt(window -> window.load().requests())
                .sum();
    }

    private int duplicates() {
        return total(Tally::duplicates);
    }

    private int total(ToIntFunction<Tally> units) {
        return bought.stream().mapToInt(units).sum();
    }

    private int purged() {
        return purges.stream().mapToInt(PurgeRun::rows).sum();
    }

    private double purgeSeconds() {
        return purges.stream().mapToDouble(PurgeRun::seconds).sum();
    }

    private int purgedInWindows() {
        return beside.stream().mapToInt(Window::purged).sum();
    }

    @Override
    public Map<String, Number> figures() {
        var figures = new LinkedHashMap<String, Number>();
        figures.put("acceptedWhilePurgingToAccepted", ratio(Window::acceptedPerSecond));
        figures.put("persistedWhilePurgingToPersisted", ratio(Window::persistedPerSecond));
        putWindows(figures, "", without);
        putWindows(figures, "WhilePurging", beside);
        figures.put("acceptedSpread", rounded(spread(without, Window::acceptedPerSecond), 2));
        figures.put("acceptedWhilePurgingSpread", rounded(spread(beside, Window::acceptedPerSecond), 2));
        figures.put("purgedRows", purged());
        figures.put("purgedRowsInWindows", purgedInWindows());
        figures.put("purgeSeconds", rounded(purgeSeconds(), 1));
        figures.put("purgedRowsPerSecond", Math.round(purged() / purgeSeconds()));
        figures.put("notPurged", left);
        figures.put("accepted", accepted());
        figures.put("persisted", total(Tally::orders));
        figures.put("oversold", oversold());
        figures.put("leaked", leaked());
        figures.put("lost", lost());
        figures.put("duplicates", duplicates());
        return figures;
    }

    private double ratio(ToDoubleFunction<Window> rate) {
        return rounded(mean(beside, rate) / mean(without, rate), 3);
    }

    private static void putWindows(Map<String, Number> figures, String when, List<Window> windows) {
        figures.put("accepted" + when + "PerSecond", Math.round(mean(windows, Window::acceptedPerSecond)));
        figures.put("persisted" + when + "PerSecond", Math.round(mean(windows, Window::persistedPerSecond)));
        figures.put(
                "accepted" + when + "P50Millis",
                rounded(mean(windows, window -> window.load().p50Millis()), 1));
        figures.put(
                "accepted" + when + "P99Millis",
                rounded(mean(windows, window -> window.load().p99Millis()), 1));
        figures.put("lagAtEnd" + when + "Millis", Math.round(mean(windows, Window::lagMillis)));
        figures.put("windows" + when, windows.size());
    }

    @Override
    public String table() {
        var figures = figures();
        return String.join(
                "\n",
                "",
                "                 windows   accepted/s     p50 ms     p99 ms   persisted/s",
                row(figures, "without purge", ""),
                row(figures, "while purging", "WhilePurging"),
                "to each other %24s %35s"
                        .formatted(
                                figures.get("acceptedWhilePurgingToAccepted"),
                                figures.get("persistedWhilePurgingToPersisted")),
                "",
                "%,d old usages were purged in %.1f s, %,d of them within the windows; %,d are left."
                        .formatted(purged(), purgeSeconds(), purgedInWindows(), left),
                "From the slowest window without purge to the fastest it is %.0f %%: so noisy was the machine."
                        .formatted(100 * spread(without, Window::acceptedPerSecond)),
                "oversold %d, leaked %d, lost %d, duplicates %d%s"
                        .formatted(
                                oversold(),
                                leaked(),
                                lost(),
                                duplicates(),
                                isGood() ? "" : ": HURT, or not all is purged"),
                "");
    }

    private static String row(Map<String, Number> figures, String title, String when) {
        return "%s %10s %12s %10s %10s %13s"
                .formatted(
                        title,
                        figures.get("windows" + when),
                        figures.get("accepted" + when + "PerSecond"),
                        figures.get("accepted" + when + "P50Millis"),
                        figures.get("accepted" + when + "P99Millis"),
                        figures.get("persisted" + when + "PerSecond"));
    }
}
