package io.flashsale.notification.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.notification.SendOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpReplyTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 No such user",
                "550 5.1.1 <ada@example.com>: Recipient address rejected: User unknown in local recipient table",
                "550-5.1.1 The email account that you tried to reach does not exist.\n550 5.1.1 Learn more",
                "550 5.1.2 Bad destination system",
                "553 5.1.3 Bad address syntax",
                "556 5.1.10 Recipient address has null MX",
                "553 sorry, no mailbox here by that name (#5.1.1)",
                "550 5.2.1 Mailbox disabled",
                "552 5.2.2 Mailbox full",
                "552 Mailbox full",
                "551 User not local",
                "550 5.4.1 Recipient address rejected: Access denied",
                "554 5.6.0 Content of no use"
            })
    void theAddressTheMailboxAndTheContentAreRefusedForEver(String reply) {
        assertThat(outcome(reply)).isInstanceOf(SendOutcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "554 5.7.1 <ada@example.com>: Relay access denied",
                "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using a list",
                "550 5.7.1 Not authorized to send to this group",
                "550-5.7.26 This mail is not authenticated\n550 5.7.26 Learn more",
                "550 relay not permitted",
                "550 Relaying denied",
                "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
                "550 5.4.5 Daily user sending limit exceeded",
                "550 5.3.2 System not accepting messages",
                "530 5.7.0 Authentication required",
                "530 Authentication required",
                "535 Authentication failed",
                "550 5.1.0 Sender address rejected: User unknown in local recipient table",
                "550 5.1.8 Sender address rejected: Domain not found",
                "504 5.5.2 <shop>: need fully-qualified address",
                "554 Sending is suspended for this account",
                "450 4.1.1 Unverified address",
                "450 5.1.1 A code that says something else than its status",
                "451 Try later",
                "452 4.2.2 Mailbox full"
            })
    void whatMayBeAboutUsAndWhatPassesIsForNow(String reply) {
        assertThat(outcome(reply)).isInstanceOf(SendOutcome.NotNow.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 5.7.1 <ada@example.com>: Relay access denied", "554-5.7.1 ada\n554 5.7.1 ada"})
    void theReasonHasBothCodesAndNoAddress(String reply) {
        assertThat(outcome(reply)).isEqualTo(new SendOutcome.NotNow("SMTP 554 5.7.1"));
    }

    private static SendOutcome outcome(String reply) {
        return SmtpReply.of(Integer.parseInt(reply.substring(0, 3)), reply).outcome();
    }
}
