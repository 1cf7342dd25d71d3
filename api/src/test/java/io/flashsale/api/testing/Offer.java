package io.flashsale.api.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The wish for a sale: each kind of article has as many units at the special price. Each change makes another one. */
public final class Offer implements Cloneable {

    private int articles = 1;
    private int units;
    private int limitPerCustomer = 10;
    private Duration hold = Duration.ofMinutes(10);
    private Duration offer = Duration.ofMinutes(10);
    private int waitlistCapacity;
    private int tokensPerSecond = 1_000_000;
    private int tokenBurst = 1_000_000;
    private Duration opensIn = Duration.ofHours(-1);
    private Duration lasts = Duration.ofDays(1);
    private String registration = "";
    private Paying paying = Paying.NOBODY;

    private Offer() {}

    /** One article, ten units a customer, no waitlist, a hold that does not end within a test. */
    public static Offer of(int units) {
        return new Offer().with(copy -> copy.units = units);
    }

    private Offer with(Consumer<Offer> change) {
        try {
            Offer copy = (Offer) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Offer articles(int wanted) {
        return with(copy -> copy.articles = wanted);
    }

    public Offer limit(int wanted) {
        return with(copy -> copy.limitPerCustomer = wanted);
    }

    /** In whole seconds; also of those who waited. */
    public Offer hold(Duration wanted) {
        return offer(wanted).with(copy -> copy.hold = wanted);
    }

    /** In whole seconds. */
    public Offer offer(Duration wanted) {
        return with(copy -> copy.offer = wanted);
    }

    public Offer waitlist(int wanted) {
        return with(copy -> copy.waitlistCapacity = wanted);
    }

    public Offer rate(int perSecond, int burst) {
        return with(copy -> {
            copy.tokensPerSecond = perSecond;
            copy.tokenBurst = burst;
        });
    }

    public Offer window(Duration opens, Duration length) {
        return with(copy -> {
            copy.opensIn = opens;
            copy.lasts = length;
        });
    }

    /** From so long after now to so long after now. */
    public Offer registration(Duration opens, Duration closes) {
        Instant now = Instant.now();
        return with(copy -> copy.registration = """
                "registrationRequired": true, "registrationOpensAt": "%s", "registrationClosesAt": "%s", \
                """.formatted(now.plus(opens), now.plus(closes)));
    }

    public Offer paying(Paying wanted) {
        return with(copy -> copy.paying = wanted);
    }

    int articles() {
        return articles;
    }

    int units() {
        return units;
    }

    Paying paying() {
        return paying;
    }

    /** As members of JSON. */
    String rules() {
        return registration
                + """
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
