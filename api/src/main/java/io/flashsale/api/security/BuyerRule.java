package io.flashsale.api.security;

import io.flashsale.account.AccountSettings;
import io.flashsale.account.VerifiedMails;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.notification.Outbox;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may order, as far as the access token tells: no database is asked. */
@Component
public final class BuyerRule {

    private static final Problem NOT_VERIFIED = Problem.of(
            ProblemType.MAIL_NOT_VERIFIED,
            "Open the mailed link (for another: POST /api/mail-verifications), then refresh the session.");

    private final boolean verifiedOnly;

    public BuyerRule(AccountSettings settings, Outbox outbox) {
        this.verifiedOnly = VerifiedMails.areNeeded(settings, outbox);
    }

    /** What stands against it; empty: nothing. */
    public Optional<Problem> refusal(Shopper shopper) {
        return verifiedOnly && !shopper.mailVerified() ? Optional.of(NOT_VERIFIED) : Optional.empty();
    }
}
