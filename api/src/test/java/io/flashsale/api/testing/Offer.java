package io.flashsale.api.testing;

import java.time.Duration;
import java.time.Instant;

/** The wish for a sale: each kind of article has as many units at the special price. */
public record Offer(
        int articles,
        int units,
        int limitPerCustomer,
        Duration hold,
        int waitlistCapacity,
        int tokensPerSecond,
        int tokenBurst,
        Duration opensIn,
        Duration lasts,
        Paying paying) {

    /** One article, ten units a customer, no waitlist, a hold that does not end within a test. */
    public static Offer of(int units) {
        return new Offer(
                1,
                units,
                10,
                Duration.ofMinutes(10),
                0,
                1_000_000,
                1_000_000,
                Duration.ofHours(-1),
                Duration.ofDays(1),
                Paying.NOBODY);
    }

    public Offer articles(int wanted) {
        return new Offer(
                wanted,
                units,
                limitPerCustomer,
                hold,
                waitlistCapacity,
                tokensPerSecond,
                tokenBurst,
                opensIn,
                lasts,
                paying);
    }

    public Offer limit(int wanted) {
        return new Offer(
                articles, units, wanted, hold, waitlistCapacity, tokensPerSecond, tokenBurst, opensIn, lasts, paying);
    }

    /** In whole seconds. */
    public Offer hold(Duration wanted) {
        return new Offer(
                articles,
                units,
                limitPerCustomer,
                wanted,
                waitlistCapacity,
                tokensPerSecond,
                tokenBurst,
                opensIn,
                lasts,
                paying);
    }

    public Offer waitlist(int wanted) {
        return new Offer(
                articles, units, limitPerCustomer, hold, wanted, tokensPerSecond, tokenBurst, opensIn, lasts, paying);
    }

    public Offer rate(int perSecond, int burst) {
        return new Offer(
                articles, units, limitPerCustomer, hold, waitlistCapacity, perSecond, burst, opensIn, lasts, paying);
    }

    public Offer window(Duration opens, Duration length) {
        return new Offer(
                articles,
                units,
                limitPerCustomer,
                hold,
                waitlistCapacity,
                tokensPerSecond,
                tokenBurst,
                opens,
                length,
                paying);
    }

    public Offer paying(Paying wanted) {
        return new Offer(
                articles,
                units,
                limitPerCustomer,
                hold,
                waitlistCapacity,
                tokensPerSecond,
                tokenBurst,
                opensIn,
                lasts,
                wanted);
    }

    Instant opensAt(Instant now) {
        return now.plus(opensIn);
    }

    Instant closesAt(Instant now) {
        return opensAt(now).plus(lasts);
    }
}
