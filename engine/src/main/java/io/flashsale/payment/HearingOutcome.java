package io.flashsale.payment;

/** What became of a message in the provider's name. Only the first may have changed something. */
public sealed interface HearingOutcome {

    /** @param payment as it is now */
    record Followed(Payment payment) implements HearingOutcome {}

    /** No payment of ours. */
    record Unknown() implements HearingOutcome {}

    record Refused(ProviderMessage.Reason reason, String field) implements HearingOutcome {}
}
