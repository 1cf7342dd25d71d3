package io.flashsale.payment;

import io.flashsale.shared.PaymentId;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Where one-time passwords are remembered. Each call is one step: done as a whole, or not at all. */
public interface OtpStore {

    /** What became of a new challenge. If several apply, the first is given. */
    sealed interface Placing {

        /** Somebody else has changed the payment's challenge meanwhile. Nothing was done. */
        record Overtaken() implements Placing {}

        /** This budget, and no earlier one, is used up. Nothing was done. */
        record LimitReached(OtpLimit limit) implements Placing {}

        /** The challenge counts, and a text is counted in each budget. */
        record Placed() implements Placing {}
    }

    /** Empty if the payment has had none. */
    Mono<OtpChallenge> find(PaymentId payment);

    /** Puts a challenge in the place of the one with one send less, if there is to be one, and counts its text. */
    Mono<Placing> place(OtpChallenge next, List<OtpBudget> budgets);

    /** Takes back what was counted for a text that was not sent. A crash in between leaves a part of it counted. */
    Mono<Void> giveBack(List<OtpBudget> budgets);

    /** Takes one try of this very challenge; false if none can be taken any more. */
    Mono<Boolean> takeTry(OtpChallenge challenge, Instant now);

    /** Marks this very challenge as verified; false if somebody else was faster, or has replaced it. */
    Mono<Boolean> verify(OtpChallenge challenge, Instant now);

    /** Deletes what is of no use any more, a bounded number of rows a call. */
    Mono<Void> deleteOld(Instant now);
}
