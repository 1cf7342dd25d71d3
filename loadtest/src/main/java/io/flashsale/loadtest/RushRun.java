package io.flashsale.loadtest;

/**
 * One rush, as it was run.
 *
 * @param quietMillis from the last answer to the moment when the ledger had every acknowledged order; -1: not in time
 */
record RushRun(Sale sale, long quietMillis) {

    static final String FILE = "run.json";
    static final String ANSWERS = "answers.csv";

    boolean isQuiet() {
        return quietMillis >= 0;
    }
}
