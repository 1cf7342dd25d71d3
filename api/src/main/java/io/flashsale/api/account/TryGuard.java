package io.flashsale.api.account;

import io.flashsale.account.Tries;
import io.flashsale.account.TryKind;
import io.flashsale.account.TryOutcome;
import io.flashsale.api.client.ClientAddresses;
import io.flashsale.api.problem.AnswerDeadline;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.shared.ClientNetwork;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets a client try something only so often. A try that ends with 503 is none: the client is told to repeat it. One
 * whose client hangs up is one: the work is done, and hanging up must not make it free.
 */
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
        ClientNetwork client = clients.of(request);
        return tries.count(kind, account, client).flatMap(outcome -> switch (outcome) {
            case TryOutcome.TooMany(var wait) -> Mono.error(tooMany(wait).signal());
            case TryOutcome.Counted() -> decided(request, work, tries.takeBack(kind, account, client));
        });
    }

    /** A try counts unless it was right; then what was changed by it stands, whether it could be forgiven or not. */
    public <T> Mono<T> password(String account, ServerHttpRequest request, Predicate<T> isRight, Mono<T> work) {
        Mono<Void> forgive = Mono.defer(() -> tries.forgive(TryKind.PASSWORD, account, clients.of(request)))
                .onErrorComplete(Unavailable.class);
        return counted(
                TryKind.PASSWORD,
                account,
                request,
                work.delayUntil(answer -> isRight.test(answer) ? forgive : Mono.empty()));
    }

    /** What cannot be taken back ends with its window, likewise; the answer is what the work has said. */
    private static <T> Mono<T> decided(ServerHttpRequest request, Mono<T> work, Mono<Void> takingBack) {
        Mono<Void> takeBack = takingBack.onErrorComplete(Unavailable.class);
        return Mono.usingWhen(
                Mono.just(request),
                _ -> work,
                _ -> Mono.empty(),
                (_, error) -> Problem.isUnavailable(error) ? takeBack : Mono.empty(),
                _ -> AnswerDeadline.hasPassed(request) ? takeBack : Mono.empty());
    }

    private static Problem tooMany(Duration wait) {
        return Problem.of(ProblemType.THROTTLED, "Too many tries came from this address.")
                .retryAfter(wait);
    }
}
