package io.flashsale.loadtest;

/**
 * What wrk measured on one route; the last line that post.lua prints.
 *
 * @param requests answered
 * @param refusals of them, with a status of 400 or above
 * @param failures connections and requests without an answer
 * @param dry      there were too few tokens, and the rate is worth nothing
 */
record Load(
        int requests,
        double seconds,
        int refusals,
        int failures,
        double p50Millis,
        double p99Millis,
        double maxMillis,
        boolean dry) {

    double perSecond() {
        return requests / seconds;
    }

    /** Complains unless every request was answered, and exactly so many of them with a refusal. */
    Load require(String route, int wantedRefusals) {
        if (dry || failures > 0 || requests == 0 || refusals != wantedRefusals) {
            throw new IllegalStateException("%s: %s (expected: requests without failures, %d refusals, not dry)"
                    .formatted(route, this, wantedRefusals));
        }
        return this;
    }
}
