package io.flashsale.loadtest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How long and how hard single routes are driven, and where the shop is.
 *
 * @param managementUrl where the shop shows its metrics
 * @param folder        where access tokens are kept meanwhile
 * @param script        what wrk runs
 * @param connections   open at the same time, for every route
 * @param warmUp        time for each route before anything is measured
 * @param measured      time of one measurement
 * @param lagPatience   after this the ledger is given up
 */
record BenchOptions(
        URI url,
        URI managementUrl,
        URI databaseUrl,
        Path folder,
        Path script,
        int connections,
        Duration warmUp,
        Duration measured,
        Duration lagPatience) {

    static BenchOptions ofThisProcess() {
        return new BenchOptions(
                URI.create(Options.text("flashsale.url", "http://127.0.0.1:8080")),
                URI.create(Options.text("flashsale.managementUrl", "http://127.0.0.1:8081")),
                URI.create(Options.environment("FLASHSALE_MYSQL_URL")),
                Path.of(Options.text("bench.folder", "target/bench")),
                Path.of(Options.text("bench.script", "wrk/post.lua")),
                Options.number("bench.connections", 128, 1, 10_000),
                Duration.ofSeconds(Options.number("bench.warmUpSeconds", 60, 1, 600)),
                Duration.ofSeconds(Options.number("bench.seconds", 15, 1, 600)),
                Duration.ofSeconds(Options.number("bench.lagPatienceSeconds", 60, 1, 3_600)));
    }
}
