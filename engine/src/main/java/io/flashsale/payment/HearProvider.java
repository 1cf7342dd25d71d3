package io.flashsale.payment;

import io.flashsale.payment.ProviderMessage.Authentic;
import io.flashsale.payment.ProviderMessage.Reason;
import io.flashsale.payment.ProviderMessage.Refused;
import io.flashsale.platform.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Follows what is said in the provider's name. */
@Component
public class HearProvider {

    private static final Logger LOG = LoggerFactory.getLogger(HearProvider.class);

    private final ObjectProvider<PaymentMessages> messages;
    private final Payments payments;
    private final DecidePayment decide;
    private final MeterRegistry registry;

    HearProvider(
            ObjectProvider<PaymentMessages> messages, Payments payments, DecidePayment decide, MeterRegistry registry) {
        this.messages = messages;
        this.payments = payments;
        this.decide = decide;
        this.registry = registry;
    }

    /** Ends when the log has what follows. Repeatable; an error means unknown: the provider should say it again. */
    public Mono<HearingOutcome> hear(Map<String, List<String>> form) {
        PaymentMessages reader = messages.getIfAvailable();
        return reader == null
                ? Mono.just(new HearingOutcome.Unknown())
                : Mono.fromSupplier(() -> reader.read(form))
                        .flatMap(this::follow)
                        .doOnNext(this::count);
    }

    private Mono<HearingOutcome> follow(ProviderMessage message) {
        return switch (message) {
            case Refused(var reason, var field) -> Mono.just(new HearingOutcome.Refused(reason, field));
            case Authentic authentic ->
                payments.find(authentic.payment())
                        .flatMap(payment -> follow(payment, authentic))
                        .defaultIfEmpty(new HearingOutcome.Unknown());
        };
    }

    private Mono<HearingOutcome> follow(Payment payment, Authentic message) {
        return decide.hear(payment, message.result(), message.amount())
                .flatMap(heard -> heard
                        ? payments.find(payment.id()).map(HearingOutcome.Followed::new)
                        : Mono.just(new HearingOutcome.Refused(Reason.WRONG_AMOUNT, "amount")));
    }

    /** Without what stands in it: it is personal, or a forger's. */
    private void count(HearingOutcome outcome) {
        String tag = switch (outcome) {
            case HearingOutcome.Followed _ -> "followed";
            case HearingOutcome.Unknown _ -> "unknown";
            case HearingOutcome.Refused(var reason, var field) -> {
                LOG.warn("message in the provider's name refused: {} ({})", reason, field);
                yield "refused";
            }
        };
        registry.counter(Metric.PAYMENT_MESSAGES.id(), "outcome", tag).increment();
    }
}
