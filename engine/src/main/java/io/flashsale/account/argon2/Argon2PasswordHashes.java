package io.flashsale.account.argon2;

import io.flashsale.account.Password;
import io.flashsale.account.PasswordHashes;
import io.flashsale.account.PasswordSettings;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Argon2id on a few threads of its own, with a bounded queue before them. */
@Component
class Argon2PasswordHashes implements PasswordHashes, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Argon2PasswordHashes.class);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Argon2PasswordEncoder argon2;
    private final Semaphore places;
    private final Scheduler threads;
    private final String nobodysHash;

    Argon2PasswordHashes(PasswordSettings settings) {
        if (settings.isWeak()) {
            LOG.warn("Passwords are hashed more cheaply than OWASP advises: {}", settings);
        }
        this.argon2 =
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, settings.memoryKib(), settings.iterations());
        this.places = new Semaphore(settings.threadsUsed() + settings.waitingMost());
        this.threads = Schedulers.fromExecutorService(pool(settings), "argon2");
        this.nobodysHash = argon2.encode("nobody's password");
    }

    @Override
    public <T> Mono<T> inTurn(Mono<T> work) {
        return Mono.defer(
                () -> places.tryAcquire() ? work.doFinally(_ -> places.release()) : Mono.error(() -> full(null)));
    }

    @Override
    public Mono<String> hash(Password password) {
        return away(() -> argon2.encode(password.clear()));
    }

    @Override
    public Mono<Boolean> matches(Password password, String hash) {
        return away(() -> argon2.matches(password.clear(), hash));
    }

    @Override
    public Mono<Boolean> matchesNothing(Password password) {
        return matches(password, nobodysHash).thenReturn(false);
    }

    @Override
    public void destroy() {
        threads.dispose();
    }

    private <T> Mono<T> away(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, Argon2PasswordHashes::full);
    }

    private static Unavailable full(@Nullable Throwable cause) {
        return new Unavailable("too many passwords wait to be hashed", RETRY_AFTER, cause);
    }

    private static ThreadPoolExecutor pool(PasswordSettings settings) {
        ThreadFactory names = Thread.ofPlatform().daemon().name("argon2-", 0).factory();
        return new ThreadPoolExecutor(
                settings.threadsUsed(),
                settings.threadsUsed(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.waitingMost()),
                names);
    }
}
