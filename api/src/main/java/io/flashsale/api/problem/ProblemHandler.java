package io.flashsale.api.problem;

import io.flashsale.platform.Ids;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * Turns every error that a request ends with into a problem. What nobody foresaw is logged under an id that the
 * caller is told.
 */
@Component
@Order(ProblemHandler.BEFORE_SPRINGS)
public final class ProblemHandler implements ErrorWebExceptionHandler {

    static final int BEFORE_SPRINGS = -2;

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final Problems problems;
    private final Ids ids;

    ProblemHandler(Problems problems, Ids ids) {
        this.problems = problems;
        this.ids = ids;
    }

    /** A connection that was reset is the client's only if the error is not known to be of somebody whom we asked. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        Optional<Problem> explained = Explanation.of(error);
        boolean nobodyListens = explained.isEmpty() && DisconnectedClientHelper.isClientDisconnectedException(error);
        if (exchange.getResponse().isCommitted() || nobodyListens) {
            return Mono.error(error);
        }
        return problems.write(exchange, explained.orElseGet(() -> unexpected(exchange, error)));
    }

    private Problem unexpected(ServerWebExchange exchange, Throwable error) {
        String id = ids.next();
        LOG.error("{} {} failed, error {}", exchange.getRequest().getMethod(), route(exchange), id, error);
        return Problem.of(ProblemType.UNEXPECTED, "The error is logged as " + id + ".");
    }

    /** Its pattern: a path may have a token in it that opens an account. */
    private static Object route(ServerWebExchange exchange) {
        Object ofPurchases = exchange.getAttributeOrDefault(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, "(no route)");
        return exchange.getAttributeOrDefault(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, ofPurchases);
    }
}
