package io.flashsale.gate;

import java.time.Duration;
import java.time.Instant;

/**
 * What a loaded segment decides by.
 *
 * @param limitPerCustomer units held, sold or waited for by one customer at one price
 * @param hold             until a hold's deadline, when it is not of an order that waited
 * @param offer            until the deadline of an order that waited
 * @param tokensPerSecond  requests admitted to the decision per second, on average
 * @param tokenBurst       and at once
 * @param waitlistCapacity orders that may wait for one price
 * @param lastSequence     the highest place in the waitlist given so far
 * @param runId            the Redis process this load went to
 */
public record SegmentRules(
        SegmentState state,
        Instant opensAt,
        Instant closesAt,
        boolean registrationRequired,
        int limitPerCustomer,
        Duration hold,
        Duration offer,
        int tokensPerSecond,
        int tokenBurst,
        int waitlistCapacity,
        long lastSequence,
        String runId) {}
