package io.flashsale.api.testing;

import java.time.Duration;
import java.time.Instant;

/** The wish for a sale: each kind of article has as many units at the special price. */
public record Offer(
        int articles,
        int units,
        int limitPerCustomer,
        Duration hold,
        Duration offer,
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
                offer,
                waitlistCapacity,
                tokensPerSecond,
                tokenBurst,
                opensIn,
                lasts,
                paying);
    }

    public Offer limit(int wanted) {
        return new Offer(
                articles,
                units,
                wanted,
                hold,
                offer,
                waitlistCapacity,
                tokensPerSecond,
                tokenBurst,
                opensIn,
                lasts,
                paying);
    }

    /** In whole seconds; also of those who waited. */
    public Offer hold(Duration wanted) {
        return new Offer(
                articles,
                units,
                limitPerCustomer,
                wanted,
                wanted,
                waitlistCapacity,
                tokensPerSecond,
                tokenBurst,
                opensIn,
                lasts,
                paying);
    }

    /** In whole seconds. */
    public Offer offer(Duration wanted) {
        return new Offer(
                articles,
                units,
                limitPerCustomer,
                hold,
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
                articles,
                units,
                limitPerCustomer,
                hold,
                offer,
                wanted,
                tokensPerSecond,
                tokenBurst,
                opensIn,
                lasts,
                paying);
    }

    public Offer rate(int perSecond, int burst) {
        return new Offer(
                articles,
                units,
                limitPerCustomer,
                hold,
                offer,
                waitlistCapacity,
                perSecond,
                burst,
                opensIn,
                lasts,
                paying);
    }

    public Offer window(Duration opens, Duration length) {
        return new Offer(
                articles,
                units,
                limitPerCustomer,
                hold,
                offer,
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
                offer,
                waitlistCapacity,
                tokensPerSecond,
                tokenBurst,
                opensIn,
                lasts,
                wanted);
    }

    /** As members of JSON. */
    String rules() {
        return """
                "limitPerCustomer": %d, "holdSeconds": %d, "offerSeconds": %d, "tokensPerSecond": %d,
                "tokenBurst": %d, "waitlistCapacity": %d, %s""".formatted(
                        limitPerCustomer,
                        hold.toSeconds(),
                        offer.toSeconds(),
                        tokensPerSecond,
                        tokenBurst,
                        waitlistCapacity,
                        paying.rules());
    }

    Instant opensAt(Instant now) {
        return now.plus(opensIn);
    }

    Instant closesAt(Instant now) {
        return opensAt(now).plus(lasts);
    }
}
