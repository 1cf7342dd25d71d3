package io.flashsale.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The batches of one channel that this process sends: when it has the time to ({@link SendRate}), of each {@link
 * QueueClass} in turn.
 */
final class MessageTurns {

    private static final Duration ASKED_EVERY = Duration.ofMillis(100);

    private final Channel channel;
    private final Pace pace;
    private final MessageQueue queue;
    private final SendRate rate;
    private final OutboxSettings settings;
    private final Clock clock;
    private final int most;

    private volatile List<QueueClass> turns = List.of(QueueClass.values());

    MessageTurns(Carrier carrier, MessageQueue queue, SendRate rate, OutboxSettings settings, Clock clock) {
        this.channel = carrier.channel();
        this.pace = carrier.pace();
        this.queue = queue;
        this.rate = rate;
        this.settings = settings;
        this.clock = clock;
        this.most = pace.aTurn(settings.atOnce());
    }

    /** What is to be sent now, at least one; empty if nothing is due, or when it is not wanted any more. */
    Mono<List<TakenMessage>> next(BooleanSupplier isWanted) {
        return Mono.defer(() -> rate.take(channel, pace.of(most)))
                .filter(ours -> ours)
                .repeatWhenEmpty(asked -> asked.delayElements(ASKED_EVERY).takeWhile(_ -> isWanted.getAsBoolean()))
                .flatMap(_ -> ofTheNextClass());
    }

    /** So many of them are sent: the time of the others is somebody else's. */
    Mono<Void> sending(int messages) {
        return messages == most ? Mono.empty() : rate.giveBack(channel, pace.of(most - messages));
    }

    private Mono<List<TakenMessage>> ofTheNextClass() {
        return Flux.fromIterable(turns)
                .concatMap(this::take, 1)
                .next()
                .switchIfEmpty(sending(0).then(Mono.empty()));
    }

    /** Empty if nothing of the class is due; else it has its next turn after the others. */
    private Mono<List<TakenMessage>> take(QueueClass of) {
        return queue.take(channel, of, clock.instant().plus(settings.takenFor()), most)
                .collectList()
                .filter(batch -> !batch.isEmpty())
                .doOnNext(_ -> turns = lastOf(turns, of));
    }

    private static List<QueueClass> lastOf(List<QueueClass> turns, QueueClass last) {
        List<QueueClass> next = new ArrayList<>(turns);
        next.remove(last);
        next.add(last);
        return List.copyOf(next);
    }
}
