package io.flashsale.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** What is asked of any instance, again and again until there is an answer. */
final class Questions {

    private final World world;
    private final Network network;
    private final Supplier<List<Instance>> instances;
    private final Duration patience;
    private int open;

    Questions(World world, Network network, Supplier<List<Instance>> instances, Duration patience) {
        this.world = world;
        this.network = network;
        this.instances = instances;
        this.patience = patience;
    }

    /** Also those that are to be asked later. */
    boolean areAnswered() {
        return open == 0;
    }

    <T> void until(Predicate<T> isAnswer, Function<Instance, Mono<T>> question, Consumer<T> then) {
        open++;
        ask(isAnswer, question, then);
    }

    private <T> void ask(Predicate<T> isAnswer, Function<Instance, Mono<T>> question, Consumer<T> then) {
        List<Instance> all = instances.get();
        Instance instance = all.get(world.chance.nextInt(all.size()));
        network.ask(instance.place, patience, patience, () -> question.apply(instance))
                .filter(isAnswer)
                .onErrorComplete()
                .singleOptional()
                .subscribe(answer -> answer.ifPresentOrElse(
                        end -> {
                            open--;
                            then.accept(end);
                        },
                        () -> later(() -> ask(isAnswer, question, then))));
    }

    void later(Runnable what) {
        after(world.between(100, 3_000), what);
    }

    void after(Duration time, Runnable what) {
        open++;
        world.after(time, () -> {
            open--;
            what.run();
        });
    }
}
