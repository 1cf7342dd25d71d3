package io.flashsale.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Drives single routes of a warm shop, one after the other, with the same connections, headers and body: a no-op, buys
 * that are accepted, the no-op, buys that are refused because all is sold, the no-op. A noisy machine is noisy for
 * neighbours alike, so each route is compared with the no-ops before and after it. Every buy is of another customer,
 * whom the shop has not seen before.
 */
final class Bench {

    private static final String NOOP = "/bench/noop";
    private static final int LIMIT_PER_CUSTOMER = 1;
    private static final int NO_WAITLIST = 0;
    private static final Duration WARM_UP_ROUND = Duration.ofSeconds(10);
    private static final int MOST_BUYS_A_SECOND = 15_000;

    private final BenchOptions options;
    private final Shop shop;
    private final Database database;
    private final Metrics metrics;
    private final Wrk wrk;
    private final Path tokens;

    private Bench(BenchOptions options, Shop shop, Database database) throws IOException {
        this.options = options;
        this.shop = shop;
        this.database = database;
        this.metrics = Metrics.of(options.managementUrl());
        this.wrk = new Wrk(options.url(), options.script(), options.connections());
        this.tokens = Files.createDirectories(options.folder()).resolve("tokens.txt");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        var options = BenchOptions.ofThisProcess();
        try (var database = Database.open(options.databaseUrl())) {
            var bench = new Bench(options, Shop.enter(options.url()), database);
            bench.warmUp();
            var report = bench.measure();
            System.out.println(report.table());
            System.out.println(Json.line(report.figures()));
            System.exit(report.isGood() ? 0 : 1);
        }
    }

    private void warmUp() throws IOException, InterruptedException, SQLException {
        var time = options.warmUp();
        System.out.printf("Warming up, %d s each:%n", time.toSeconds());
        var manyUnits = sale(Integer.MAX_VALUE);
        for (var left = time; left.isPositive(); left = left.minus(WARM_UP_ROUND)) {
            shop.freshTokens(MOST_BUYS_A_SECOND * (int) WARM_UP_ROUND.toSeconds(), tokens);
            say("accepted", buy(manyUnits, Wrk.Tokens.ONCE, WARM_UP_ROUND));
        }
        say("refused", buy(sale(1), Wrk.Tokens.AGAIN, time));
        noop(manyUnits, time);
        CatchUp.watch(database, manyUnits, 0, options.lagPatience());
    }

    private BenchReport measure() throws IOException, InterruptedException, SQLException {
        var time = options.measured();
        System.out.printf("Measuring, %d s each:%n", time.toSeconds());
        var oneUnit = sale(1);
        var first = noop(oneUnit, time);
        var manyUnits = sale(requestsAtMost(first));
        shop.freshTokens(manyUnits.units(), tokens);
        var accepted = say("accepted", buy(manyUnits, Wrk.Tokens.ONCE, time)).require("accepted", 0);
        var catchUp = CatchUp.watch(database, manyUnits, accepted.requests(), options.lagPatience());
        shop.awaitRest(manyUnits, options.lagPatience());
        var second = noop(oneUnit, time);
        shop.freshTokens(manyUnits.units(), tokens);
        var refused = soldOut(oneUnit, time);
        var third = noop(oneUnit, time);
        return new BenchReport(
                List.of(first, second, third), accepted, catchUp, tally(manyUnits), refused, tally(oneUnit));
    }

    /** A buy is slower than a no-op; but the machine is noisy. */
    private int requestsAtMost(Load noop) {
        return (int) (1.2 * noop.perSecond() * options.measured().toSeconds());
    }

    private Sale sale(int units) throws IOException, InterruptedException {
        return shop.open(new NewSale("bench", units, LIMIT_PER_CUSTOMER, NO_WAITLIST));
    }

    private Load noop(Sale alike, Duration time) throws IOException, InterruptedException {
        var load = wrk.post(NOOP, alike.oneUnit(), tokens, Wrk.Tokens.AGAIN, time);
        return say("noop", load).require("noop", 0);
    }

    /** All but one are refused, and for no other reason than that all is sold: the shop counted as many. */
    private Load soldOut(Sale oneUnit, Duration time) throws IOException, InterruptedException {
        long before = metrics.buys("sold_out");
        var load = say("refused", buy(oneUnit, Wrk.Tokens.ONCE, time));
        load.require("refused", load.requests() - oneUnit.units());
        long counted = metrics.buys("sold_out") - before;
        if (counted < load.refusals()) {
            throw new IllegalStateException(
                    "refused: %d (expected: because of sold out, as %d were)".formatted(load.refusals(), counted));
        }
        return load;
    }

    private Load buy(Sale sale, Wrk.Tokens use, Duration time) throws IOException, InterruptedException {
        return wrk.post(sale.ordersPath(), sale.oneUnit(), tokens, use, time);
    }

    private Tally tally(Sale sale) throws IOException, InterruptedException, SQLException {
        return new Tally(
                sale.units(),
                database.unitsAvailable(sale),
                database.unitsUsed(sale),
                shop.atGate(sale),
                database.orderCount(sale),
                database.customerCount(sale));
    }

    /** Long work shows progress. */
    private static Load say(String route, Load load) {
        System.out.printf(
                "  %-10s %,9.0f/s   p50 %.1f ms   p99 %.1f ms%n",
                route, load.perSecond(), load.p50Millis(), load.p99Millis());
        return load;
    }
}
