package io.flashsale.payment;

import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the last one-time password of a payment; not the password, nor the phone number.
 *
 * @param sends how many passwords the payment has had; tells this one from those before
 * @param phoneMac what stands for the phone number
 * @param codeMac what the right password is recognised by
 */
public record OtpChallenge(
        PaymentId payment,
        OrderId order,
        int sends,
        String phoneMac,
        String codeMac,
        Instant resendAt,
        Instant expiresAt,
        int triesLeft,
        boolean isVerified) {

    /** Why no new password may be sent now, if so. */
    Optional<OtpSending> noResend(Instant now) {
        if (isVerified) {
            return Optional.of(new OtpSending.AlreadyVerified());
        }
        return resendAt.isAfter(now)
                ? Optional.of(new OtpSending.TooSoon(Duration.between(now, resendAt)))
                : Optional.empty();
    }

    /** Why no password can be right now, if so. */
    Optional<OtpCheck> over(Instant now) {
        if (isVerified) {
            return Optional.of(new OtpCheck.Used());
        }
        if (!expiresAt.isAfter(now)) {
            return Optional.of(new OtpCheck.Expired());
        }
        return triesLeft > 0 ? Optional.empty() : Optional.of(new OtpCheck.NoTriesLeft());
    }
}
