package io.flashsale.loadtest;

/**
 * What a rush hurt. Every count is 0 after a good one.
 *
 * @param oversold       units that were granted and do not exist (I1)
 * @param leaked         units by which the prices, the usage details, the orders and the gate disagree (I2)
 * @param lost           acknowledged orders that are not in the database as they were told (I3)
 * @param duplicates     orders of one wish, wishes of one order, usage details of one order: all but the first (I3, I6)
 * @param phantoms       orders that nobody was told of (I4); a wish without a definite answer may have one
 * @param contradictions repeats of one wish that were answered differently (I6)
 * @param aboveLimit     customers with more units than they may have (I7)
 */
record Verdict(int oversold, int leaked, int lost, int duplicates, int phantoms, int contradictions, int aboveLimit) {

    boolean isGood() {
        return oversold + leaked + lost + duplicates + phantoms + contradictions + aboveLimit == 0;
    }
}
