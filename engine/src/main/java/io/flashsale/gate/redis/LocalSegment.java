package io.flashsale.gate.redis;

import io.flashsale.shared.PriceDataId;

/** What this process keeps of one segment under one epoch; all of it may be lost. */
record LocalSegment(SegmentKeys keys, SegmentQueue queue, SoldOutMemory soldOut, LearnPipeline learning) {

    void learnSoldOut(PriceDataId price, long known) {
        learning.learn(soldOut, price, known);
    }
}
