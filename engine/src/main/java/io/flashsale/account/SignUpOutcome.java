package io.flashsale.account;

/** What became of a sign-up. */
public sealed interface SignUpOutcome {

    /** There is an account with this mail address. */
    record MailTaken() implements SignUpOutcome {}

    record SignedUp(Customer customer) implements SignUpOutcome {}
}
