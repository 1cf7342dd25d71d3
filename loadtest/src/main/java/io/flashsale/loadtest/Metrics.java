package io.flashsale.loadtest;

import java.io.IOException;
import java.net.URI;

/** What the shop itself counted, by its Prometheus endpoint. */
record Metrics(JsonApi management) {

    static Metrics of(URI managementUrl) {
        return new Metrics(JsonApi.anonymous(managementUrl));
    }

    /** Buys that were answered with this outcome since the server started. */
    long buys(String outcome) throws IOException, InterruptedException {
        var start = "flashsale_buy_outcomes_total{outcome=\"" + outcome + "\"} ";
        return management
                .text("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElseThrow(() -> new IOException("metrics: none that starts with " + start));
    }
}
