package io.flashsale.simulation;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** What customers have in hand: questions that they ask again until there is an answer, and what they will do next. */
final class Errands {

    static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final int LONGEST_PAUSE_MILLIS = 3_000;
    /** Whoever is told to come again waits longer each time, at most so many times as long. */
    private static final int MOST_PAUSES = 3;

    private final World world;
    private final Network network;
    private final Supplier<Instance> anyInstance;
    private int busy;

    Errands(World world, Network network, Supplier<Instance> anyInstance) {
        this.world = world;
        this.network = network;
        this.anyInstance = anyInstance;
    }

    boolean isDone() {
        return busy == 0;
    }

    /** Asks any instance again and again until there is an answer. */
    <T> void until(Predicate<T> isAnswer, Function<Instance, Mono<T>> question, Consumer<T> then) {
        busy++;
        ask(isAnswer, question, then, 1);
    }

    private <T> void ask(Predicate<T> isAnswer, Function<Instance, Mono<T>> question, Consumer<T> then, int time) {
        Instance instance = anyInstance.get();
        network.ask(instance.place, PATIENCE, PATIENCE, () -> question.apply(instance))
                .filter(isAnswer)
                .onErrorComplete()
                .singleOptional()
                .subscribe(answer -> answer.ifPresentOrElse(
                        end -> {
                            busy--;
                            then.accept(end);
                        },
                        () -> after(pause(time), () -> ask(isAnswer, question, then, time + 1))));
    }

    void later(Runnable what) {
        after(pause(1), what);
    }

    void after(Duration pause, Runnable what) {
        busy++;
        world.after(pause, () -> {
            busy--;
            what.run();
        });
    }

    private Duration pause(int time) {
        return world.between(100, (long) LONGEST_PAUSE_MILLIS * Math.min(time, MOST_PAUSES));
    }
}
