package io.flashsale.loadtest;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Drives accepted buys of a warm shop in equal windows, by turns without a purge and beside one, and at the end once
 * more without: a noisy machine is noisy for neighbours alike. Before each window beside a purge old usages are added,
 * of the prices of all sales, so that every transaction of the purge changes the price that is being bought; after it
 * the purge is awaited. Each pair of windows has its own sale, so that the balance of none gets long.
 */
final class PurgeBench {

    private static final int ROUNDS = 10;
    private static final int OLD_USAGES_A_ROUND = 100_000;
    private static final int USAGES_AT_ONCE = 5_000;
    private static final int UNITS = 1_000_000_000;
    private static final int MOST_BUYS_A_SECOND = 10_000;
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final BenchOptions options;
    private final Shop shop;
    private final Database database;
    private final Buyers buyers;
    private final List<Sale> sales = new ArrayList<>();
    private final List<Window> without = new ArrayList<>();
    private final List<Window> beside = new ArrayList<>();
    private final List<PurgeRun> purges = new ArrayList<>();

    private PurgeBench(BenchOptions options, Shop shop, Database database) throws IOException {
        this.options = options;
        this.shop = shop;
        this.database = database;
        this.buyers = new Buyers(options, shop, database);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        var options = BenchOptions.ofThisProcess();
        try (var database = Database.open(options.databaseUrl())) {
            var bench = new PurgeBench(options, Shop.enter(options.url()), database);
            bench.warmUp();
            bench.measure().printAndExit();
        }
    }

    private void warmUp() throws IOException, InterruptedException, SQLException {
        System.out.printf("Warming up, %d s:%n", options.warmUp().toSeconds());
        var manyUnits = buyers.sale(UNITS);
        buyers.warmUp(manyUnits, options.warmUp());
        CatchUp.watch(database, manyUnits, 0, options.lagPatience());
    }

    private PurgeReport measure() throws IOException, InterruptedException, SQLException {
        System.out.printf("Measuring, %d s each:%n", options.measured().toSeconds());
        for (int round = 0; round < ROUNDS; round++) {
            sales.add(buyers.sale(UNITS));
        }
        for (int round = 0; round < ROUNDS; round++) {
            without(sales.get(round));
            addOldUsages(round);
            besidePurge(sales.get(round));
        }
        without(sales.getLast());
        return new PurgeReport(without, beside, purges, database.oldUsages(), bought(), database.imbalance(prices()));
    }

    private void addOldUsages(int round) throws SQLException {
        for (int i = 0; i < OLD_USAGES_A_ROUND; i += USAGES_AT_ONCE) {
            database.add(OldUsage.range(round * OLD_USAGES_A_ROUND + i, USAGES_AT_ONCE, prices()));
        }
    }

    private List<String> prices() {
        return sales.stream().map(Sale::priceDataId).toList();
    }

    private List<Tally> bought() throws IOException, InterruptedException, SQLException {
        var tallies = new ArrayList<Tally>();
        for (var sale : sales) {
            shop.awaitRest(sale, options.lagPatience());
            tallies.add(buyers.tally(sale));
        }
        return tallies;
    }

    private void without(Sale sale) throws IOException, InterruptedException, SQLException {
        comeBuyers();
        without.add(window("without", sale).requireNoPurge());
    }

    private void besidePurge(Sale sale) throws IOException, InterruptedException, SQLException {
        comeBuyers();
        shop.startPurge();
        awaitPurge(run -> !run.hasEnded() && run.rows() > 0);
        beside.add(window("purging", sale).requirePurge());
        purges.add(awaitPurge(PurgeRun::hasEnded));
    }

    private PurgeRun awaitPurge(Predicate<PurgeRun> state) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var run = shop.latestPurge();
        while (!state.test(run)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("purge: %s (expected: more within %s)".formatted(run, PATIENCE));
            }
            Thread.sleep(GLANCE);
            run = shop.latestPurge();
        }
        return run;
    }

    private void comeBuyers() throws IOException, InterruptedException {
        buyers.come(MOST_BUYS_A_SECOND * (int) options.measured().toSeconds());
    }

    private Window window(String name, Sale sale) throws IOException, InterruptedException, SQLException {
        int taken = database.unitsTaken(sale);
        int purged = shop.latestPurge().rows();
        var load = buyers.buy(name, sale, Wrk.Tokens.ONCE, options.measured()).require(name, 0);
        var purge = shop.latestPurge();
        var catchUp = CatchUp.watch(database, sale, taken + load.requests(), options.lagPatience());
        return new Window(load, catchUp.atEnd() - taken, catchUp.lagMillis(), purge.rows() - purged, !purge.hasEnded());
    }
}
