package io.flashsale.sale;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What there is to be told of a sale, as one look found it after another. Compared once for all who know of the look
 * before.
 *
 * @param before       what the look before found; null if this is the first
 * @param hasChanged   whether the two tell different things
 * @param unitsToldAt  since when the units left are told as they are
 */
record SaleNews(SaleMoment now, @Nullable SaleMoment before, boolean hasChanged, Instant unitsToldAt) {

    static SaleNews first(SaleMoment now) {
        return new SaleNews(now, null, true, now.at());
    }

    /** Other units left, and nothing else, are told only so long after the last time. */
    SaleNews then(SaleMoment found, Duration unitsEvery) {
        boolean othersUnits = !found.hasTheSameUnits(now);
        boolean tooEarly = unitsToldAt.plus(unitsEvery).isAfter(found.at());
        SaleMoment next = othersUnits && tooEarly && found.hasTheSamePlan(now) ? found.withUnitsOf(now) : found;
        boolean unitsTold = othersUnits && next == found;
        return new SaleNews(next, now, !next.tellsTheSameAs(now), unitsTold ? found.at() : unitsToldAt);
    }

    boolean isNewsTo(SaleMoment told) {
        return told == before ? hasChanged : told != now && !now.tellsTheSameAs(told);
    }
}
