package io.flashsale.simulation;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Carries requests and answers: mostly soon, sometimes late, twice or not at all, and none waits for another. */
final class Network {

    private static final Duration HEALTHY_MOST = Duration.ofMillis(20);

    private final World world;
    private Weather weather = Weather.FINE;

    Network(World world) {
        this.world = world;
    }

    void turns(Weather now) {
        weather = now;
    }

    /**
     * Asks somewhere else. Whoever asks learns nothing of a request that had no answer in time, and what is under way
     * goes on without them.
     *
     * @param latest how long a request may be on its way
     */
    <T> Mono<T> ask(Place place, Duration timeout, Duration latest, Supplier<Mono<T>> work) {
        return Mono.create(sink -> {
            Question<T> question = new Question<>(world.acting(), place, work, sink);
            question.timer = world.after(timeout, () -> question.fails(new TimeoutException(place.name())));
            question.send(latest);
            if (place.mayBeAskedTwice && world.happens(weather.doubled)) {
                question.send(latest);
            }
        });
    }

    /** Asks a server that answers at once. */
    <T> Mono<T> ask(Place place, Duration timeout, Supplier<@Nullable T> work) {
        return ask(place, timeout, timeout, () -> Mono.fromSupplier(work));
    }

    private Duration travel(Duration latest) {
        long most = world.happens(weather.late) ? latest.toMillis() : HEALTHY_MOST.toMillis();
        return world.between(0, most);
    }

    /** Where requests arrive: a server, or a machine that may have been replaced since. */
    static final class Place {

        private final String name;
        private final Supplier<Machine> machine;
        private final boolean mayBeAskedTwice;
        private boolean cutOff;

        private Place(String name, Supplier<Machine> machine, boolean mayBeAskedTwice) {
            this.name = name;
            this.machine = machine;
            this.mayBeAskedTwice = mayBeAskedTwice;
        }

        /** Somebody on the way may send a request again. */
        static Place twice(String name, Supplier<Machine> machine) {
            return new Place(name, machine, true);
        }

        /** Over a connection that sends nothing a second time, as ours to Redis and MySQL. */
        static Place once(String name, Supplier<Machine> machine) {
            return new Place(name, machine, false);
        }

        String name() {
            return name;
        }

        /** Nothing arrives there, for a while. */
        void setCutOff(boolean isCutOff) {
            cutOff = isCutOff;
        }
    }

    /** How often messages get lost, come late, or come twice. */
    record Weather(double lost, double late, double doubled) {

        /** Everything arrives, once and soon. */
        static final Weather FINE = new Weather(0, 0, 0);

        /** Each history has its own. */
        static Weather of(World world) {
            return new Weather(some(world, 0.1), some(world, 0.3), some(world, 0.2));
        }

        private static double some(World world, double most) {
            return world.happens(0.3) ? 0 : most * world.chance.nextDouble();
        }
    }

    private final class Question<T> {

        private final Machine asker;
        private final Place place;
        private final Supplier<Mono<T>> work;
        private final MonoSink<T> sink;
        private boolean over;
        private @Nullable Disposable timer;

        Question(Machine asker, Place place, Supplier<Mono<T>> work, MonoSink<T> sink) {
            this.asker = asker;
            this.place = place;
            this.work = work;
            this.sink = sink;
        }

        void send(Duration latest) {
            if (!place.cutOff && !world.happens(weather.lost)) {
                world.after(travel(latest), place.machine.get(), () -> arrive(latest));
            }
        }

        private void arrive(Duration latest) {
            work.get()
                    .singleOptional()
                    .subscribe(
                            value -> answer(latest, () -> succeeds(value.orElse(null))),
                            failure -> answer(latest, () -> fails(failure)));
        }

        private void answer(Duration latest, Runnable what) {
            if (!place.cutOff && !world.happens(weather.lost)) {
                world.after(travel(latest), asker, what);
            }
        }

        private void succeeds(@Nullable T value) {
            if (ends()) {
                sink.success(value);
            }
        }

        void fails(Throwable failure) {
            if (ends()) {
                sink.error(failure);
            }
        }

        private boolean ends() {
            boolean first = !over;
            over = true;
            if (timer != null) {
                timer.dispose();
            }
            return first;
        }
    }
}
