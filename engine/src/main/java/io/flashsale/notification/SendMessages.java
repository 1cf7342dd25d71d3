package io.flashsale.notification;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Metric;
import io.flashsale.platform.Role;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends what is due, a batch at a time. What a recipient gets goes out in the order of its making. A crash repeats at
 * most the mails that were under way: each is put down as sent as soon as the server has taken it.
 */
@Component
@ConditionalOnMail
@ConditionalOnRole(Role.NOTIFIER)
class SendMessages {

    private static final Logger LOG = LoggerFactory.getLogger(SendMessages.class);
    private static final Retry PUT_DOWN_AGAIN = Retry.backoff(5, Duration.ofMillis(100));
    private static final String TOO_OLD = "too old";

    private final MessageQueue queue;
    private final Recipients recipients;
    private final ObjectProvider<SecretData> secrets;
    private final MailTexts texts;
    private final MailSender sender;
    private final MailSettings mail;
    private final OutboxSettings settings;
    private final Clock clock;
    private final MeterRegistry registry;

    private volatile Instant serverRestsUntil = Instant.MIN;
    private volatile boolean stopping;

    SendMessages(
            MessageQueue queue,
            Recipients recipients,
            ObjectProvider<SecretData> secrets,
            MailTexts texts,
            MailSender sender,
            MailSettings mail,
            OutboxSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.queue = queue;
        this.recipients = recipients;
        this.secrets = secrets;
        this.texts = texts;
        this.sender = sender;
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
        this.registry = registry;
        if (settings.takenFor().compareTo(mail.longest()) <= 0) {
            throw new InvalidInput(
                    "flashsale.outbox.taken-for", settings.takenFor(), "longer than flashsale.mail.longest");
        }
    }

    /** Sends until nothing is due, the server is away, or it is to stop. */
    Mono<Void> once() {
        return Mono.defer(this::batch).repeat().takeWhile(taken -> taken > 0).then();
    }

    /** Whether from now on mails that are not under way yet are put back instead. */
    void stop(boolean wanted) {
        stopping = wanted;
    }

    private Mono<Integer> batch() {
        if (stopping || serverRests()) {
            return Mono.just(0);
        }
        return queue.take(clock.instant().plus(settings.takenFor()), settings.atOnce())
                .collectList()
                .flatMap(batch -> batch.isEmpty() ? Mono.just(0) : send(batch).thenReturn(batch.size()));
    }

    private Mono<Void> send(List<TakenMessage> batch) {
        List<CustomerId> customers = batch.stream()
                .map(taken -> taken.message().recipient())
                .distinct()
                .toList();
        return recipients
                .of(customers)
                .collect(Collectors.toMap(Recipient::customer, known -> known, (one, _) -> one))
                .flatMapMany(
                        known -> Flux.fromIterable(lanes(batch)).flatMap(lane -> send(lane, known), mail.connections()))
                .then();
    }

    /** As many as there are connections; all messages of one recipient in one of them. */
    private List<List<TakenMessage>> lanes(List<TakenMessage> batch) {
        List<List<TakenMessage>> lanes = new ArrayList<>();
        for (int i = 0; i < mail.connections(); i++) {
            lanes.add(new ArrayList<>());
        }
        for (TakenMessage taken : batch) {
            int lane = Math.floorMod(taken.message().recipient().hashCode(), lanes.size());
            lanes.get(lane).add(taken);
        }
        return lanes;
    }

    /** Each at least so long after the one before that all lanes together keep to the rate. */
    private Mono<Void> send(List<TakenMessage> lane, Map<CustomerId, Recipient> known) {
        Duration spacing = Duration.ofSeconds(mail.connections()).dividedBy(settings.mailsPerSecond());
        return Flux.fromIterable(lane)
                .concatMap(taken -> mayGo(taken)
                        ? Mono.when(send(taken, known.get(taken.message().recipient())), Mono.delay(spacing))
                        : putDown(queue.putBack(taken, later())))
                .then();
    }

    /** What could not have an end before it may be taken over is not begun. */
    private boolean mayGo(TakenMessage taken) {
        return !stopping
                && !serverRests()
                && clock.instant().plus(mail.longest()).isBefore(taken.until());
    }

    private Mono<Void> send(TakenMessage taken, @Nullable Recipient recipient) {
        if (taken.createdAt().isBefore(clock.instant().minus(settings.triedFor()))) {
            return end(taken, MessageEnd.GIVEN_UP, TOO_OLD);
        }
        return recipient == null
                ? end(taken, MessageEnd.NO_ADDRESS, "")
                : Mono.fromSupplier(() -> write(taken, recipient))
                        .flatMap(sender::send)
                        .flatMap(outcome -> follow(taken, outcome))
                        .onErrorResume(failure -> rest(taken, failure));
    }

    private Mail write(TakenMessage taken, Recipient recipient) {
        Message message = taken.message();
        Locale locale = message.locale() == null ? recipient.locale() : message.locale();
        Map<String, Object> data = new HashMap<>(message.data());
        data.put("name", recipient.name());
        secrets.forEach(secret -> data.putAll(secret.of(message)));
        URI unsubscribe = secrets.stream()
                .map(secret -> secret.unsubscribe(message))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Mail(taken.id(), recipient, texts.write(message.template(), locale, data), unsubscribe);
    }

    private Mono<Void> follow(TakenMessage taken, MailOutcome outcome) {
        return switch (outcome) {
            case MailOutcome.Refused(var reason) -> end(taken, MessageEnd.REFUSED, reason);
            case MailOutcome.NotNow(var reason) -> again(taken, reason);
            case MailOutcome.Accepted() -> end(taken, MessageEnd.SENT, "");
        };
    }

    /** A text that cannot be written says nothing of the server: the next release may have it right. */
    private Mono<Void> rest(TakenMessage taken, Throwable failure) {
        LOG.warn("mail {}: {}", taken.id(), failure.toString());
        if (!(failure instanceof IllegalStateException)) {
            serverRestsUntil = clock.instant().plus(settings.serverPause());
        }
        return again(taken, failure.getClass().getSimpleName());
    }

    private Mono<Void> again(TakenMessage taken, String reason) {
        count(taken, "LATER");
        return putDown(queue.later(taken, clock.instant().plus(settings.pauseAfter(taken.attempts())), reason));
    }

    private Mono<Void> end(TakenMessage taken, MessageEnd end, String reason) {
        count(taken, end.name());
        return putDown(queue.end(taken, end, reason));
    }

    /** What is not put down is sent again, when what was taken may be taken over. */
    private static Mono<Void> putDown(Mono<Void> change) {
        return change.retryWhen(PUT_DOWN_AGAIN).onErrorResume(failure -> {
            LOG.warn("outbox: not put down: {}", failure.toString());
            return Mono.empty();
        });
    }

    private void count(TakenMessage taken, String outcome) {
        registry.counter(
                        Metric.NOTIFICATION_OUTCOMES.id(),
                        "template",
                        taken.message().template().name(),
                        "outcome",
                        outcome)
                .increment();
    }

    private boolean serverRests() {
        return clock.instant().isBefore(serverRestsUntil);
    }

    private Instant later() {
        Instant now = clock.instant();
        return serverRestsUntil.isAfter(now) ? serverRestsUntil : now;
    }
}
