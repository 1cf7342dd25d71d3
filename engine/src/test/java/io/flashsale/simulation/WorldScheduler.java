package io.flashsale.simulation;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Every scheduler of Reactor, over the queue of the world that the current thread plays. A delay below a second may be
 * a back-off with a jitter that no seed governs: the world makes its own of it.
 */
final class WorldScheduler implements Scheduler {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final int LONGEST_SHORT_MILLIS = 200;

    /** To be undone by {@link Schedulers#resetFrom}. */
    static Schedulers.Snapshot installed() {
        return Schedulers.setFactoryWithSnapshot(new Schedulers.Factory() {
            @Override
            public Scheduler newParallel(int parallelism, ThreadFactory threads) {
                return new WorldScheduler();
            }

            @Override
            public Scheduler newBoundedElastic(int threads, int tasks, ThreadFactory factory, int ttlSeconds) {
                return new WorldScheduler();
            }

            @Override
            public Scheduler newSingle(ThreadFactory threads) {
                return new WorldScheduler();
            }
        });
    }

    @Override
    public Disposable schedule(Runnable task) {
        return World.current().after(Duration.ZERO, task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return World.current().after(made(Duration.of(delay, unit.toChronoUnit())), task);
    }

    private static Duration made(Duration wanted) {
        return wanted.compareTo(SHORT) < 0 ? World.current().between(1, LONGEST_SHORT_MILLIS) : wanted;
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long delay, long period, TimeUnit unit) {
        Disposable.Swap running = Disposables.swap();
        running.update(schedule(() -> again(task, period, unit, running), delay, unit));
        return running;
    }

    private void again(Runnable task, long period, TimeUnit unit, Disposable.Swap running) {
        running.update(schedule(() -> again(task, period, unit, running), period, unit));
        task.run();
    }

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(World.current().nanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Worker createWorker() {
        return new WorldWorker(this);
    }

    private static final class WorldWorker implements Worker {

        private final WorldScheduler scheduler;
        private final Disposable.Composite tasks = Disposables.composite();

        WorldWorker(WorldScheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        public Disposable schedule(Runnable task) {
            return kept(scheduler.schedule(task));
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return kept(scheduler.schedule(task, delay, unit));
        }

        @Override
        public Disposable schedulePeriodically(Runnable task, long delay, long period, TimeUnit unit) {
            return kept(scheduler.schedulePeriodically(task, delay, period, unit));
        }

        private Disposable kept(Disposable task) {
            tasks.add(task);
            return task;
        }

        @Override
        public void dispose() {
            tasks.dispose();
        }

        @Override
        public boolean isDisposed() {
            return tasks.isDisposed();
        }
    }
}
