package io.flashsale.platform.mysql;

import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Runs work in one transaction, committed when it succeeds and rolled back when it signals an error. Once begun it
 * runs to its end even when nobody waits for the answer any more: cancelling a statement under way would leave its
 * connection in an unknown state.
 */
@Component
public final class Transactions {

    private final TransactionalOperator operator;

    public Transactions(ReactiveTransactionManager manager) {
        this.operator = TransactionalOperator.create(manager);
    }

    public <T> Mono<T> run(Mono<T> work) {
        return Mono.defer(() -> untilItsEnd(operator.transactional(work)));
    }

    /** As {@link #run}, but an answer that is not to be kept rolls the transaction back and is given all the same. */
    public <T> Mono<T> runKeeping(Predicate<? super T> kept, Mono<T> work) {
        return Mono.defer(() -> untilItsEnd(operator.execute(transaction -> undoUnless(kept, work, transaction))
                .singleOrEmpty()));
    }

    private static <T> Mono<T> undoUnless(Predicate<? super T> kept, Mono<T> work, ReactiveTransaction transaction) {
        return work.doOnNext(answer -> {
            if (!kept.test(answer)) {
                transaction.setRollbackOnly();
            }
        });
    }

    /** What is cached is not cancelled with its subscriber. */
    private static <T> Mono<T> untilItsEnd(Mono<T> transaction) {
        return transaction.cache();
    }
}
