package io.flashsale.payment;

import io.flashsale.notification.ConditionalOnSms;
import io.flashsale.notification.SmsOutcome;
import io.flashsale.notification.SmsSender;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Cash on delivery is confirmed by a password that is sent to the customer's phone. It is good for one payment, order,
 * amount and number, for a few minutes, a few tries and one use, and no text goes out that was not counted before. Not
 * there where nobody sends texts: cash on delivery is not offered then. See {@code docs/decisions/018}.
 */
@Component
@ConditionalOnSms
public final class OneTimePasswords {

    private static final Logger LOG = LoggerFactory.getLogger(OneTimePasswords.class);

    private final SmsSender sms;
    private final OtpStore store;
    private final OtpMacs macs;
    private final OtpDrafts drafts;
    private final InstantSource clock;

    public OneTimePasswords(SmsSender sms, OtpStore store, OtpSettings settings, InstantSource clock) {
        this.sms = sms;
        this.store = store;
        this.macs = new OtpMacs(settings.secret());
        this.drafts = new OtpDrafts(settings, macs);
        this.clock = clock;
    }

    /**
     * Sends a new password, which replaces the payment's earlier one. An {@link Unavailable} means that it may have
     * been sent or not: the customer may repeat after its pause, and no text of today is lost to number, customer or
     * address. Not to be called for an order or amount that the payment does not have.
     */
    public Mono<OtpSending> send(OtpRequest request) {
        return store.find(request.payment())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(seen -> place(request, seen));
    }

    private Mono<OtpSending> place(OtpRequest request, Optional<OtpChallenge> seen) {
        Instant now = now();
        return Mono.justOrEmpty(seen.flatMap(challenge -> challenge.noResend(now)))
                .switchIfEmpty(Mono.defer(() -> place(drafts.draft(request, seen, now), now)));
    }

    private Mono<OtpSending> place(OtpDraft draft, Instant now) {
        return store.place(draft.challenge(), draft.budgets()).flatMap(placing -> switch (placing) {
            case OtpStore.Placing.Placed _ -> text(draft);
            case OtpStore.Placing.Overtaken _ -> overtaken(draft.challenge(), now);
            case OtpStore.Placing.LimitReached(var limit) ->
                Mono.just(new OtpSending.LimitReached(limit, untilMidnight(now)));
        });
    }

    /** Who was faster has just sent one. */
    private Mono<OtpSending> overtaken(OtpChallenge late, Instant now) {
        Duration pause = Duration.between(now, late.resendAt());
        return store.find(late.payment())
                .map(challenge -> challenge.noResend(now()).orElse(new OtpSending.TooSoon(pause)))
                .defaultIfEmpty(new OtpSending.TooSoon(pause));
    }

    private Mono<OtpSending> text(OtpDraft draft) {
        Instant resendAt = draft.challenge().resendAt();
        return sms.send(draft.sms())
                .<OtpSending>flatMap(outcome -> switch (outcome) {
                    case SmsOutcome.Accepted _ ->
                        Mono.just(
                                new OtpSending.Sent(resendAt, draft.challenge().expiresAt()));
                    case SmsOutcome.NotTaken(var reason) -> Mono.error(new Unavailable(reason, Duration.ZERO, null));
                    case SmsOutcome.Undeliverable _ -> Mono.just(new OtpSending.Undeliverable(resendAt));
                })
                .onErrorResume(
                        Unavailable.class, failure -> giveBack(draft).then(Mono.error(afterPause(failure, resendAt))));
    }

    /** The sale's count stays: it stands for money, and the text may have gone out. */
    private Mono<Void> giveBack(OtpDraft draft) {
        return store.giveBack(draft.budgets().stream()
                        .filter(budget -> budget.limit() != OtpLimit.SALE)
                        .toList())
                .onErrorResume(failure -> {
                    LOG.warn("A text that was not sent stays counted until midnight: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private Unavailable afterPause(Unavailable failure, Instant resendAt) {
        LOG.warn("No text: {}", failure.getMessage());
        Duration pause = Duration.between(now(), resendAt);
        Duration wait = failure.retryAfter();
        return new Unavailable("texts", pause.compareTo(wait) > 0 ? pause : wait, failure);
    }

    /**
     * Whether this is the password of the payment, for this order and amount. {@link OtpCheck.Verified} must be
     * followed by the order's record, again and again until it is there: that the payment is verified is remembered.
     */
    public Mono<OtpCheck> check(PaymentId payment, OrderId order, Money amount, OtpCode code) {
        return store.find(payment)
                .filter(challenge -> challenge.order().equals(order))
                .flatMap(challenge -> check(challenge, amount, code))
                .defaultIfEmpty(new OtpCheck.Unknown());
    }

    /** Whether the payment is confirmed: asked before it is given up, it saves what a crash left without a record. */
    public Mono<Boolean> isVerified(PaymentId payment) {
        return store.find(payment).map(OtpChallenge::isVerified).defaultIfEmpty(false);
    }

    /** Whether none was ever sent for the payment. */
    public Mono<Boolean> isUnknown(PaymentId payment) {
        return store.find(payment).hasElement().map(known -> !known);
    }

    private Mono<OtpCheck> check(OtpChallenge seen, Money amount, OtpCode code) {
        Instant now = now();
        return Mono.justOrEmpty(seen.over(now))
                .switchIfEmpty(Mono.defer(() -> store.takeTry(seen, now))
                        .flatMap(taken -> taken ? compare(seen, amount, code) : changed(seen)));
    }

    /** Each comparison has cost a try of the challenge that it is made with. */
    private Mono<OtpCheck> compare(OtpChallenge seen, Money amount, OtpCode code) {
        if (!OtpMacs.same(seen.codeMac(), macs.ofCode(seen.order(), amount, seen.phoneMac(), code))) {
            return Mono.just(new OtpCheck.Wrong(seen.triesLeft() - 1));
        }
        return store.verify(seen, now())
                .flatMap(verified -> verified ? Mono.just(new OtpCheck.Verified()) : changed(seen));
    }

    /** Others have used up, used or replaced it. */
    private Mono<OtpCheck> changed(OtpChallenge seen) {
        return store.find(seen.payment())
                .map(challenge -> challenge.over(now()).orElse(new OtpCheck.Wrong(challenge.triesLeft())));
    }

    /** As exact as both are kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Duration untilMidnight(Instant now) {
        Instant midnight = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return Duration.between(now, midnight);
    }
}
