package io.flashsale.account.mysql;

import java.time.Duration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.util.retry.Retry;

/** For a transaction that another one was in the way of: it has been rolled back, and finds things as they are now. */
final class SecondLook {

    static final Retry RETRY = Retry.backoff(5, Duration.ofMillis(10))
            .filter(failure -> failure instanceof DuplicateKeyException
                    || failure instanceof PessimisticLockingFailureException
                    || failure instanceof TransientDataAccessResourceException)
            .onRetryExhaustedThrow((_, last) -> last.failure());

    private SecondLook() {}
}
