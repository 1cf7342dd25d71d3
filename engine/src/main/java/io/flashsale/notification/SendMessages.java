package io.flashsale.notification;

import io.flashsale.notification.Carrier.Way;
import io.flashsale.platform.Metric;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Sends what is due in one channel, a batch at a time. What a recipient gets of one class goes out in the order of its
 * making. A crash repeats at most the messages that were under way: each is put down as sent as soon as the server has
 * taken it.
 */
class SendMessages {

    private static final Logger LOG = LoggerFactory.getLogger(SendMessages.class);
    private static final RetryBackoffSpec PUT_DOWN_AGAIN =
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(1));
    private static final Duration WARNED_EVERY = Duration.ofMinutes(1);
    private static final String TOO_OLD = "too old";

    private final Carrier carrier;
    private final Pace pace;
    private final MessageQueue queue;
    private final MessageTurns turns;
    private final MessageWishes wishes;
    private final OutboxSettings settings;
    private final Clock clock;
    private final MeterRegistry registry;

    private volatile Instant serverRestsUntil = Instant.MIN;
    private volatile Instant nextWarning = Instant.MIN;
    private volatile boolean stopping;

    SendMessages(
            Carrier carrier,
            MessageQueue queue,
            SendRate rate,
            MessageWishes wishes,
            OutboxSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.carrier = carrier;
        this.pace = carrier.pace();
        this.queue = queue;
        this.turns = new MessageTurns(carrier, queue, rate, settings, clock);
        this.wishes = wishes;
        this.settings = settings;
        this.clock = clock;
        this.registry = registry;
        if (settings.takenFor().compareTo(pace.longest()) <= 0) {
            throw new InvalidInput(
                    "flashsale.outbox.taken-for",
                    settings.takenFor(),
                    "longer than one " + carrier.channel() + " may take, " + pace.longest());
        }
    }

    /** Sends until nothing is due, the server is away, or it is to stop. */
    Mono<Void> once() {
        return Mono.defer(this::batch).repeat().takeWhile(taken -> taken > 0).then();
    }

    /** Whether from now on messages that are not under way yet are put back instead. */
    void stop(boolean wanted) {
        stopping = wanted;
    }

    private Mono<Integer> batch() {
        return mayBegin() ? turns.next(this::mayBegin).flatMap(this::send).defaultIfEmpty(0) : Mono.just(0);
    }

    private Mono<Integer> send(List<TakenMessage> batch) {
        List<TakenMessage> old = batch.stream().filter(this::isTooOld).toList();
        List<TakenMessage> young = new ArrayList<>(batch);
        young.removeAll(old);
        return turns.sending(young.size())
                .thenMany(Flux.fromIterable(old).concatMap(this::giveUp))
                .then(young.isEmpty() ? Mono.empty() : sendAll(young))
                .onErrorResume(failure -> putBack(batch).then(Mono.error(failure)))
                .thenReturn(batch.size());
    }

    private Mono<Void> sendAll(List<TakenMessage> batch) {
        List<CustomerId> customers = batch.stream()
                .map(taken -> taken.message().recipient())
                .distinct()
                .toList();
        return carrier.ways(customers)
                .flatMapMany(ways -> Flux.fromIterable(lanes(batch)).flatMap(lane -> send(lane, ways), pace.underWay()))
                .then();
    }

    /** Those of them that have had no end. */
    private Mono<Void> putBack(List<TakenMessage> batch) {
        return Flux.fromIterable(batch).concatMap(this::putBack).then();
    }

    private Mono<Void> putBack(TakenMessage taken) {
        return putDown(taken, queue.putBack(taken, later()));
    }

    /** As many as may be under way; all messages of one recipient in one of them. */
    private List<List<TakenMessage>> lanes(List<TakenMessage> batch) {
        List<List<TakenMessage>> lanes = new ArrayList<>();
        for (int i = 0; i < pace.underWay(); i++) {
            lanes.add(new ArrayList<>());
        }
        for (TakenMessage taken : batch) {
            int lane = Math.floorMod(taken.message().recipient().hashCode(), lanes.size());
            lanes.get(lane).add(taken);
        }
        return lanes;
    }

    /** Each at least so long after the one before that all lanes together keep to the rate. */
    private Mono<Void> send(List<TakenMessage> lane, Map<CustomerId, Way> ways) {
        return Flux.fromIterable(lane)
                .concatMap(taken -> mayGo(taken)
                        ? Mono.when(send(taken, ways.get(taken.message().recipient())), Mono.delay(pace.spacing()))
                        : putBack(taken))
                .then();
    }

    private boolean mayBegin() {
        return !stopping && !serverRests();
    }

    /** What could not have an end before it may be taken over is not begun. */
    private boolean mayGo(TakenMessage taken) {
        return mayBegin() && clock.instant().plus(pace.longest()).isBefore(taken.until());
    }

    /** Or what it asks for cannot be done any more. */
    private boolean isTooOld(TakenMessage taken) {
        Instant now = clock.instant();
        return taken.createdAt().isBefore(now.minus(pace.triedFor()))
                || taken.message().isOver(now);
    }

    private Mono<Void> giveUp(TakenMessage taken) {
        return end(taken, MessageEnd.GIVEN_UP, TOO_OLD);
    }

    private Mono<Void> send(TakenMessage taken, @Nullable Way way) {
        if (isTooOld(taken)) {
            return giveUp(taken);
        }
        return way == null
                ? end(taken, MessageEnd.NO_ADDRESS, "")
                : Mono.defer(() -> wishes.isWanted(taken.message()))
                        .flatMap(wanted -> wanted ? way.send(taken) : Mono.just(new SendOutcome.Unwanted()))
                        .flatMap(outcome -> follow(taken, outcome))
                        .onErrorResume(failure -> rest(taken, failure));
    }

    private Mono<Void> follow(TakenMessage taken, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Unwanted() -> end(taken, MessageEnd.NO_ADDRESS, "");
            case SendOutcome.Refused(var reason) -> end(taken, MessageEnd.REFUSED, reason);
            case SendOutcome.NotNow(var reason) -> {
                warnOfSome(taken, reason);
                yield again(taken, reason);
            }
            case SendOutcome.Accepted() -> end(taken, MessageEnd.SENT, "");
        };
    }

    /** A server that takes nothing of ours any more says so to each message. */
    private void warnOfSome(TakenMessage taken, String reason) {
        Instant now = clock.instant();
        if (!now.isBefore(nextWarning)) {
            nextWarning = now.plus(WARNED_EVERY);
            LOG.warn("{} {}, perhaps with others, is not taken now: {}", carrier.channel(), taken.id(), reason);
        }
    }

    /** A text that cannot be written says nothing of the server: the next release may have it right. */
    private Mono<Void> rest(TakenMessage taken, Throwable failure) {
        LOG.warn("{} {}: {}", carrier.channel(), taken.id(), failure.toString());
        if (!(failure instanceof IllegalStateException)) {
            serverRestsUntil = clock.instant().plus(settings.serverPause());
        }
        return again(taken, failure.getClass().getSimpleName());
    }

    private Mono<Void> again(TakenMessage taken, String reason) {
        count(taken, "LATER");
        return putDown(taken, queue.later(taken, clock.instant().plus(settings.pauseAfter(taken.attempts())), reason));
    }

    private Mono<Void> end(TakenMessage taken, MessageEnd end, String reason) {
        count(taken, end.name());
        return putDown(taken, queue.end(taken, end, reason));
    }

    /**
     * Tried until the message may be taken over, when it would be sent again. Meanwhile nothing more goes out behind it
     * that could not be put down either.
     */
    private Mono<Void> putDown(TakenMessage taken, Mono<Void> change) {
        return change.retryWhen(
                        PUT_DOWN_AGAIN.filter(_ -> !stopping && clock.instant().isBefore(taken.until())))
                .onErrorResume(failure -> {
                    LOG.warn("outbox: {} not put down: {}", taken.id(), failure.toString());
                    return Mono.empty();
                });
    }

    private void count(TakenMessage taken, String outcome) {
        registry.counter(
                        Metric.NOTIFICATION_OUTCOMES.id(),
                        "channel",
                        carrier.channel().name(),
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
