package io.flashsale.loadtest;

import java.util.List;

/**
 * One rush, as it was run.
 *
 * @param quietMillis from the last answer to the moment when the ledger had every acknowledged order; -1: not in time
 * @param promotionMillis from each unit that came back to the next customer who was told of it; none without lines
 */
record RushRun(Sale sale, long quietMillis, List<Integer> promotionMillis) {

    static final String FILE = "run.json";
    static final String ANSWERS = "answers.csv";

    boolean isQuiet() {
        return quietMillis >= 0;
    }
}
