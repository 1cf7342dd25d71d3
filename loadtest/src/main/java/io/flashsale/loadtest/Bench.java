package io.flashsale.loadtest;

import java.io.IOException;
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

    private final BenchOptions options;
    private final Shop shop;
    private final Database database;
    private final Metrics metrics;
    private final Buyers buyers;

    private Bench(BenchOptions options, Shop shop, Database database) throws IOException {
        this.options = options;
        this.shop = shop;
        this.database = database;
        this.metrics = Metrics.of(options.managementUrl());
        this.buyers = new Buyers(options, shop, database);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        var options = BenchOptions.ofThisProcess();
        try (var database = Database.open(options.databaseUrl())) {
            var bench = new Bench(options, Shop.enter(options.url()), database);
            bench.warmUp();
            bench.measure().printAndExit();
        }
    }

    private void warmUp() throws IOException, InterruptedException, SQLException {
        var time = options.warmUp();
        System.out.printf("Warming up, %d s each:%n", time.toSeconds());
        var manyUnits = buyers.sale(Integer.MAX_VALUE);
        buyers.warmUp(manyUnits, time);
        buyers.buy("refused", buyers.sale(1), Wrk.Tokens.AGAIN, time);
        noop(manyUnits, time);
        CatchUp.watch(database, manyUnits, 0, options.lagPatience());
    }

    private BenchReport measure() throws IOException, InterruptedException, SQLException {
        var time = options.measured();
        System.out.printf("Measuring, %d s each:%n", time.toSeconds());
        var oneUnit = buyers.sale(1);
        var first = noop(oneUnit, time);
        var manyUnits = buyers.sale(requestsAtMost(first));
        buyers.come(manyUnits.units());
        var accepted = buyers.buy("accepted", manyUnits, Wrk.Tokens.ONCE, time).require("accepted", 0);
        var catchUp = CatchUp.watch(database, manyUnits, accepted.requests(), options.lagPatience());
        shop.awaitRest(manyUnits, options.lagPatience());
        var second = noop(oneUnit, time);
        buyers.come(manyUnits.units());
        var refused = soldOut(oneUnit, time);
        var third = noop(oneUnit, time);
        return new BenchReport(
                List.of(first, second, third),
                accepted,
                catchUp,
                buyers.tally(manyUnits),
                refused,
                buyers.tally(oneUnit));
    }

    /** A buy is slower than a no-op; but the machine is noisy. */
    private int requestsAtMost(Load noop) {
        return (int) (1.2 * noop.perSecond() * options.measured().toSeconds());
    }

    private Load noop(Sale alike, Duration time) throws IOException, InterruptedException {
        return buyers.post("noop", NOOP, alike, Wrk.Tokens.AGAIN, time).require("noop", 0);
    }

    /** All but one are refused, and for no other reason than that all is sold: the shop counted as many. */
    private Load soldOut(Sale oneUnit, Duration time) throws IOException, InterruptedException {
        long before = metrics.buys("sold_out");
        var load = buyers.buy("refused", oneUnit, Wrk.Tokens.ONCE, time);
        load.require("refused", load.requests() - oneUnit.units());
        long counted = metrics.buys("sold_out") - before;
        if (counted < load.refusals()) {
            throw new IllegalStateException(
                    "refused: %d (expected: because of sold out, as %d were)".formatted(load.refusals(), counted));
        }
        return load;
    }
}
