package io.flashsale.loadtest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The size of a rush, and where the shop is.
 *
 * @param folder             where the run is written down for the report
 * @param customers          who sign up beforehand and want one unit each
 * @param units              on sale
 * @param waitlistCapacity   places in the waitlist
 * @param lines              in which freed units go from one to the next beside the rush; 0 for none
 * @param waiters            customers who stand in each of these lines
 * @param doors              connections through which the crowd comes, each for one request at a time
 * @param signUpDoors        connections while the customers sign up
 * @param doubleClickEvery   one of so many customers sends the same request twice at the same time
 * @param secondWishEvery    one of so many customers tries for a second unit at the same time, above the limit of one
 * @param mostRepeats        so often a customer repeats a request that got no definite answer
 * @param answerPatience     after this a customer repeats the request
 * @param quietPatience      after this the ledger is given up
 * @param spoil              whether one usage detail is deleted before the books are read, which the report must notice
 */
record RushOptions(
        URI url,
        URI databaseUrl,
        Path folder,
        int customers,
        int units,
        int waitlistCapacity,
        int lines,
        int waiters,
        int doors,
        int signUpDoors,
        int doubleClickEvery,
        int secondWishEvery,
        int mostRepeats,
        Duration answerPatience,
        Duration quietPatience,
        boolean spoil) {

    private static final int LIMIT_PER_CUSTOMER = 1;

    static RushOptions ofThisProcess() {
        return new RushOptions(
                URI.create(Options.text("flashsale.url", "http://127.0.0.1:8080")),
                URI.create(Options.environment("FLASHSALE_MYSQL_URL")),
                Path.of(Options.text("rush.folder", "target/rush")),
                Options.number("rush.customers", 50_000, 1, 1_000_000),
                Options.number("rush.units", 10_000, 1, 1_000_000),
                Options.number("rush.waitlist", 1_000, 0, 1_000_000),
                Options.number("rush.lines", 0, 0, 100),
                Options.number("rush.waiters", 300, 2, 10_000),
                Options.number("rush.doors", 1_000, 1, 10_000),
                Options.number("rush.signUpDoors", 32, 1, 1_000),
                Options.number("rush.doubleClickEvery", 20, 1, 1_000_000),
                Options.number("rush.secondWishEvery", 10, 1, 1_000_000),
                Options.number("rush.mostRepeats", 20, 0, 1_000),
                Duration.ofMillis(Options.number("rush.answerPatienceMillis", 5_000, 100, 60_000)),
                Duration.ofSeconds(Options.number("rush.quietPatienceSeconds", 60, 1, 3_600)),
                Boolean.getBoolean("rush.spoil"));
    }

    NewSale newSale() {
        return new NewSale("rush", units, LIMIT_PER_CUSTOMER, waitlistCapacity);
    }

    /** Everybody wants one unit, and may have one. */
    int expectedAccepted() {
        return Math.min(units, customers);
    }

    /** Of those who got no unit. */
    int expectedWaitlisted() {
        return Math.min(waitlistCapacity, customers - expectedAccepted());
    }
}
