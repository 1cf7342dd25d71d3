package io.flashsale.api.account;

import io.flashsale.account.Tries;
import io.flashsale.account.TryKind;
import io.flashsale.account.TryOutcome;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets a client try something only so often. */
@Component
public final class TryGuard {

    private final Tries tries;

    TryGuard(Tries tries) {
        this.tries = tries;
    }

    /** Every try counts. */
    public <T> Mono<T> counted(TryKind kind, String account, ServerHttpRequest request, Mono<T> work) {
        return tries.count(kind, account, client(request)).flatMap(outcome -> switch (outcome) {
            case TryOutcome.TooMany(var wait) -> Mono.error(tooMany(wait).signal());
            case TryOutcome.Counted() -> work;
        });
    }

    /** A try counts unless it was right. */
    public <T> Mono<T> password(String account, ServerHttpRequest request, Predicate<T> isRight, Mono<T> work) {
        return counted(TryKind.PASSWORD, account, request, work)
                .delayUntil(answer -> isRight.test(answer)
                        ? tries.forgive(TryKind.PASSWORD, account, client(request))
                        : Mono.empty());
    }

    private static Problem tooMany(Duration wait) {
        return Problem.of(ProblemType.THROTTLED, "Too many tries came from this address.")
                .retryAfter(wait);
    }

    private static InetAddress client(ServerHttpRequest request) {
        InetSocketAddress client = request.getRemoteAddress();
        return client == null ? InetAddress.getLoopbackAddress() : client.getAddress();
    }
}
