package io.flashsale.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** The crowd of a bench: each customer wants one unit, and the shop has not seen him before. */
final class Buyers {

    private static final int LIMIT_PER_CUSTOMER = 1;
    private static final int NO_WAITLIST = 0;
    private static final Duration WARM_UP_ROUND = Duration.ofSeconds(10);
    private static final int MOST_BUYS_A_SECOND = 15_000;

    private final Shop shop;
    private final Database database;
    private final Wrk wrk;
    private final Path tokens;

    Buyers(BenchOptions options, Shop shop, Database database) throws IOException {
        this.shop = shop;
        this.database = database;
        this.wrk = new Wrk(options.url(), options.script(), options.connections());
        this.tokens = Files.createDirectories(options.folder()).resolve("tokens.txt");
    }

    Sale sale(int units) throws IOException, InterruptedException {
        return shop.open(new NewSale("bench", units, LIMIT_PER_CUSTOMER, NO_WAITLIST));
    }

    /** So many new customers, who send everything from now on. */
    void come(int customers) throws IOException, InterruptedException {
        shop.freshTokens(customers, tokens);
    }

    /** In rounds, each with new customers. */
    void warmUp(Sale manyUnits, Duration time) throws IOException, InterruptedException {
        for (var left = time; left.isPositive(); left = left.minus(WARM_UP_ROUND)) {
            come(MOST_BUYS_A_SECOND * (int) WARM_UP_ROUND.toSeconds());
            buy("accepted", manyUnits, Wrk.Tokens.ONCE, WARM_UP_ROUND);
        }
    }

    Load buy(String name, Sale sale, Wrk.Tokens use, Duration time) throws IOException, InterruptedException {
        return post(name, sale.ordersPath(), sale, use, time);
    }

    /** Sends what a purchase would send. */
    Load post(String name, String path, Sale alike, Wrk.Tokens use, Duration time)
            throws IOException, InterruptedException {
        return say(name, wrk.post(path, alike.oneUnit(), tokens, use, time));
    }

    Tally tally(Sale sale) throws IOException, InterruptedException, SQLException {
        return new Tally(
                sale.units(),
                database.unitsAvailable(sale),
                database.unitsUsed(sale),
                shop.atGate(sale),
                database.orderCount(sale),
                database.customerCount(sale));
    }

    /** Long work shows progress. */
    private static Load say(String name, Load load) {
        System.out.printf(
                "  %-10s %,9.0f/s   p50 %.1f ms   p99 %.1f ms%n",
                name, load.perSecond(), load.p50Millis(), load.p99Millis());
        return load;
    }
}
