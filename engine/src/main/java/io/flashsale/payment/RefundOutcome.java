package io.flashsale.payment;

/** What became of the wish to give money back. */
public sealed interface RefundOutcome {

    /** The provider has the request, from this call or from an earlier one with the same token. */
    record Requested(RefundRequestId request) implements RefundOutcome {}

    /** The provider will not do it, and has no request under the token: somebody must look. */
    record Refused(String code, String reason) implements RefundOutcome {}
}
