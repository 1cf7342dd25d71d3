package io.flashsale.payment;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes passwords. */
final class OtpDrafts {

    private static final int CODES = 1_000_000;

    private final OtpSettings settings;
    private final OtpMacs macs;
    private final SecureRandom random = new SecureRandom();

    OtpDrafts(OtpSettings settings, OtpMacs macs) {
        this.settings = settings;
        this.macs = macs;
    }

    /** One that takes the place of the payment's earlier one, if there was one. */
    OtpDraft draft(OtpRequest request, Optional<OtpChallenge> earlier, Instant now) {
        OtpCode code = new OtpCode(String.format(Locale.ROOT, "%06d", random.nextInt(CODES)));
        return new OtpDraft(
                challenge(request, code, earlier.map(OtpChallenge::sends).orElse(0) + 1, now),
                budgets(request, LocalDate.ofInstant(now, ZoneOffset.UTC)),
                OtpTexts.of(request.phone(), code, request.amount(), settings.validFor()));
    }

    private OtpChallenge challenge(OtpRequest request, OtpCode code, int sends, Instant now) {
        String phoneMac = macs.ofPhone(request.phone());
        return new OtpChallenge(
                request.payment(),
                request.order(),
                sends,
                phoneMac,
                macs.ofCode(request.order(), request.amount(), phoneMac, code),
                now.plus(settings.pauseAfter(sends)),
                now.plus(settings.validFor()),
                settings.tries(),
                false);
    }

    /** Always in the same order, so that nobody waits for somebody who waits. */
    private List<OtpBudget> budgets(OtpRequest request, LocalDate day) {
        return Stream.of(OtpLimit.values())
                .map(limit -> new OtpBudget(
                        day,
                        limit,
                        subject(request, limit),
                        settings.textsADay().of(limit)))
                .toList();
    }

    private String subject(OtpRequest request, OtpLimit limit) {
        return switch (limit) {
            case NUMBER -> macs.ofPhone(request.phone());
            case CUSTOMER -> request.customer().value();
            case ADDRESS -> request.client().value();
            case SALE -> request.sale().value();
        };
    }
}
