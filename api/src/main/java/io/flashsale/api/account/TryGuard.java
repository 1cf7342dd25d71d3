package io.flashsale.api.account;

import io.flashsale.account.Tries;
import io.flashsale.account.TryKind;
import io.flashsale.account.TryOutcome;
import io.flashsale.api.client.ClientAddresses;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets a client try something only so often. */
@Component
public final class TryGuard {

    private final Tries tries;
    private final ClientAddresses clients;

    TryGuard(Tries tries, ClientAddresses clients) {
        this.tries = tries;
        this.clients = clients;
    }

    /** Every try counts. */
    public <T> Mono<T> counted(TryKind kind, String account, ServerHttpRequest request, Mono<T> work) {
        return tries.count(kind, account, clients.of(request)).flatMap(outcome -> switch (outcome) {
            case TryOutcome.TooMany(var wait) -> Mono.error(tooMany(wait).signal());
            case TryOutcome.Counted() -> work;
        });
    }

    /** A try counts unless it was right. */
    public <T> Mono<T> password(String account, ServerHttpRequest request, Predicate<T> isRight, Mono<T> work) {
        return counted(TryKind.PASSWORD, account, request, work)
                .delayUntil(answer -> isRight.test(answer)
                        ? tries.forgive(TryKind.PASSWORD, account, clients.of(request))
                        : Mono.empty());
    }

    private static Problem tooMany(Duration wait) {
        return Problem.of(ProblemType.THROTTLED, "Too many tries came from this address.")
                .retryAfter(wait);
    }
}
