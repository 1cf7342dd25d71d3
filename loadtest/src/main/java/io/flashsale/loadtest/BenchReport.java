package io.flashsale.loadtest;

import static io.flashsale.loadtest.Figures.mean;
import static io.flashsale.loadtest.Figures.rounded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the routes did.
 *
 * @param noops    three: before, between and after the other two, which are compared with their neighbours
 * @param accepted buys of a sale with more units than requests
 * @param catchUp  how the ledger followed the accepted ones
 * @param bought   where the units of that sale are
 * @param refused  buys of a sale with one unit that was gone before
 * @param soldOut  where that unit is
 */
record BenchReport(List<Load> noops, Load accepted, CatchUp catchUp, Tally bought, Load refused, Tally soldOut)
        implements Report {

    /** Whether nothing was hurt. How fast it was is for the reader to judge. */
    @Override
    public boolean isGood() {
        return oversold() + leaked() + duplicates() + lost() == 0;
    }

    private int oversold() {
        return bought.oversold() + soldOut.oversold();
    }

    private int leaked() {
        return bought.leaked() + soldOut.leaked();
    }

    private int duplicates() {
        return bought.duplicates() + soldOut.duplicates();
    }

    private int lost() {
        return Math.max(0, accepted.requests() - bought.orders());
    }

    private double noopSpread() {
        return Figures.spread(noops, Load::perSecond);
    }

    private double persistedPerSecond() {
        return catchUp.atEnd() / accepted.seconds();
    }

    @Override
    public Map<String, Number> figures() {
        var figures = new LinkedHashMap<String, Number>();
        double besideAccepted = mean(noops.subList(0, 2), Load::perSecond);
        double besideRefused = mean(noops.subList(1, 3), Load::perSecond);
        figures.put("acceptedToNoop", rounded(accepted.perSecond() / besideAccepted, 3));
        figures.put("persistedToNoop", rounded(persistedPerSecond() / besideAccepted, 3));
        figures.put("refusedToNoop", rounded(refused.perSecond() / besideRefused, 3));
        figures.put("noopPerSecond", Math.round(mean(noops, Load::perSecond)));
        figures.put("acceptedPerSecond", Math.round(accepted.perSecond()));
        figures.put("persistedPerSecond", Math.round(persistedPerSecond()));
        figures.put("refusedPerSecond", Math.round(refused.perSecond()));
        figures.put("noopP50Millis", rounded(mean(noops, Load::p50Millis), 1));
        figures.put("noopP99Millis", rounded(mean(noops, Load::p99Millis), 1));
        figures.put("acceptedP50Millis", rounded(accepted.p50Millis(), 1));
        figures.put("acceptedP99Millis", rounded(accepted.p99Millis(), 1));
        figures.put("refusedP50Millis", rounded(refused.p50Millis(), 1));
        figures.put("refusedP99Millis", rounded(refused.p99Millis(), 1));
        figures.put("noopSpread", rounded(noopSpread(), 2));
        figures.put("accepted", accepted.requests());
        figures.put("persisted", bought.orders());
        figures.put("refused", refused.refusals());
        figures.put("lagAtEndMillis", catchUp.lagMillis());
        figures.put("oversold", oversold());
        figures.put("leaked", leaked());
        figures.put("lost", lost());
        figures.put("duplicates", duplicates());
        return figures;
    }

    @Override
    public String table() {
        var figures = figures();
        return String.join(
                "\n",
                "",
                "              per second     p50 ms     p99 ms   to no-op",
                row(figures, "noop"),
                row(figures, "accepted"),
                row(figures, "persisted"),
                row(figures, "refused"),
                "",
                "The ledger had the last order %,d ms after the load ended.".formatted(catchUp.lagMillis()),
                "From the slowest no-op to the fastest it is %.0f %%: so noisy was the machine."
                        .formatted(100 * noopSpread()),
                "oversold %d, leaked %d, lost %d, duplicates %d%s"
                        .formatted(oversold(), leaked(), lost(), duplicates(), isGood() ? "" : ": HURT"),
                "");
    }

    private static String row(Map<String, Number> figures, String name) {
        var cells = Stream.of("PerSecond", "P50Millis", "P99Millis", "ToNoop")
                .map(figure -> Objects.toString(figures.get(name + figure), ""))
                .toArray();
        return name + "%%%ds %%10s %%10s %%10s".formatted(24 - name.length()).formatted(cells);
    }
}
