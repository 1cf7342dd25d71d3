package io.flashsale.payment;

import io.flashsale.checkout.FindOrder;
import io.flashsale.checkout.OrderView;
import io.flashsale.order.OrderStatus;
import io.flashsale.payment.BeginPayment.Steps;
import io.flashsale.sale.PaymentRules;
import io.flashsale.shared.ClientNetwork;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.PhoneNumber;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A customer pays an own order in cash on delivery, and confirms it by a code that is sent to the phone. */
@Component
public class PayOnDelivery {

    private final BeginPayment begin;
    private final FindOrder orders;
    private final Payments payments;
    private final PaymentNotes notes;
    private final ObjectProvider<OneTimePasswords> passwords;

    PayOnDelivery(
            BeginPayment begin,
            FindOrder orders,
            Payments payments,
            PaymentNotes notes,
            ObjectProvider<OneTimePasswords> passwords) {
        this.begin = begin;
        this.orders = orders;
        this.payments = payments;
        this.notes = notes;
        this.passwords = passwords;
    }

    /**
     * Begins the payment and sends the code. Repeatable: the same key means the same payment, and sends no second code
     * within its pause. An error means unknown: repeat.
     */
    public Mono<StartOutcome> start(CustomerId customer, OrderId order, String idempotencyKey, Recipient recipient) {
        OneTimePasswords codes = passwords.getIfAvailable();
        return codes == null
                ? Mono.just(new StartOutcome.NotOffered())
                : begin.begin(
                        customer, order, idempotencyKey, PaymentMethod.COD, new ByCode(codes, payments, recipient));
    }

    /** Sends another code, which replaces the earlier one. */
    public Mono<CodeOutcome> resend(CustomerId customer, OrderId order, PaymentId payment, Recipient recipient) {
        return withCodes(
                customer,
                order,
                payment,
                (codes, view, found) -> codes.send(request(view, found, recipient))
                        .map(sending -> sending instanceof OtpSending.Sent sent
                                ? new CodeOutcome.Sent(found, sent)
                                : new CodeOutcome.NotSent(sending)));
    }

    /** Confirms the order if it is the right code. Repeatable with the same one; an error means unknown: repeat. */
    public Mono<CodeOutcome> confirm(CustomerId customer, OrderId order, PaymentId payment, OtpCode code) {
        return withCodes(
                customer,
                order,
                payment,
                (codes, _, found) -> codes.check(payment, order, found.amount(), code)
                        .flatMap(check -> switch (check) {
                            case OtpCheck.Verified _, OtpCheck.Used _ -> agree(payment);
                            default -> Mono.just(new CodeOutcome.Wrong(check));
                        }));
    }

    /** What was confirmed and not noted, because a process died in between. False if it was not confirmed. */
    Mono<Boolean> agreeIfConfirmed(Payment payment) {
        OneTimePasswords codes = passwords.getIfAvailable();
        return codes == null
                ? Mono.just(false)
                : codes.isVerified(payment.id())
                        .flatMap(verified -> verified ? agree(payment.id()).thenReturn(true) : Mono.just(false));
    }

    private Mono<CodeOutcome> agree(PaymentId payment) {
        return payments.move(payment, EnumSet.of(PaymentStatus.STARTED, PaymentStatus.ABANDONED), PaymentStatus.AGREED)
                .then(Mono.defer(() -> payments.find(payment)))
                .flatMap(this::agreed);
    }

    private Mono<CodeOutcome> agreed(Payment payment) {
        return notes.note(payment).thenReturn(new CodeOutcome.Agreed(payment));
    }

    private Mono<CodeOutcome> withCodes(CustomerId customer, OrderId order, PaymentId payment, CodeStep step) {
        OneTimePasswords codes = passwords.getIfAvailable();
        return codes == null
                ? Mono.just(new CodeOutcome.NoSuchPayment())
                : orders.find(customer, order)
                        .flatMap(view -> payments.find(payment)
                                .filter(found -> found.order().equals(order) && found.method() == PaymentMethod.COD)
                                .flatMap(found -> step(codes, view, found, step)))
                        .defaultIfEmpty(new CodeOutcome.NoSuchPayment());
    }

    private Mono<CodeOutcome> step(OneTimePasswords codes, OrderView order, Payment payment, CodeStep step) {
        if (payment.status() == PaymentStatus.AGREED) {
            return agreed(payment);
        }
        return order.status() == OrderStatus.PENDING_PAYMENT
                ? step.of(codes, order, payment)
                : Mono.just(new CodeOutcome.NotPayable(order.status()));
    }

    private static OtpRequest request(OrderView order, Payment payment, Recipient recipient) {
        return new OtpRequest(
                payment.id(),
                order.id(),
                order.sale(),
                order.customer(),
                recipient.client(),
                payment.amount(),
                recipient.phone());
    }

    /** Whom the code is sent to, and where the wish comes from. */
    public record Recipient(PhoneNumber phone, ClientNetwork client) {}

    private interface CodeStep {
        Mono<CodeOutcome> of(OneTimePasswords codes, OrderView order, Payment payment);
    }

    private record ByCode(OneTimePasswords codes, Payments payments, Recipient recipient) implements Steps {

        @Override
        public boolean offers(OrderView order, PaymentRules rules) {
            return rules.allowsCash(order.total().amount());
        }

        @Override
        public Mono<StartOutcome> goOn(OrderView order, Payment payment) {
            return codes.send(request(order, payment, recipient)).flatMap(sending -> switch (sending) {
                case OtpSending.Sent sent -> Mono.just(new StartOutcome.CodeSent(payment, sent));
                case OtpSending.TooSoon _, OtpSending.AlreadyVerified _ ->
                    Mono.just(new StartOutcome.CodeSent(payment, null));
                case OtpSending.Undeliverable _ -> Mono.just(new StartOutcome.CodeNotSent(sending));
                case OtpSending.LimitReached _ ->
                    abandonUnlessSent(payment.id()).thenReturn(new StartOutcome.CodeNotSent(sending));
            });
        }

        /** The customer may still pay in another way. */
        private Mono<Boolean> abandonUnlessSent(PaymentId payment) {
            return codes.isUnknown(payment)
                    .filter(unknown -> unknown)
                    .flatMap(_ -> payments.move(payment, EnumSet.of(PaymentStatus.STARTED), PaymentStatus.ABANDONED));
        }
    }
}
