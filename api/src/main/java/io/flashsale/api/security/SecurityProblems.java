package io.flashsale.api.security;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.problem.Problems;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What Spring Security refuses, as problems. Outside of the API what is not public looks as if it were not there. */
@Component
public final class SecurityProblems
        implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler, ServerExchangeRejectedHandler {

    /** No token came. */
    public static final Problem NO_TOKEN =
            unauthenticated("Authorization: none (expected: Bearer access token)", "Bearer");

    /** A token came that is forged, expired or not one of ours. */
    public static final Problem BAD_TOKEN = unauthenticated(
            "Authorization: … (expected: Bearer and an access token that has not expired)",
            "Bearer error=\"invalid_token\"");

    private static final Problem FORBIDDEN =
            Problem.of(ProblemType.FORBIDDEN, "This needs another role than the caller has.");
    private static final Problem NOT_FOUND = Problem.of(ProblemType.NOT_FOUND, "There is nothing at this address.");
    private static final Problem REJECTED =
            Problem.invalid("address", "…", "a path and headers without encoded or control characters in odd places");

    private final Problems problems;

    public SecurityProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException reason) {
        Problem problem = reason instanceof OAuth2AuthenticationException ? BAD_TOKEN : NO_TOKEN;
        return problems.write(exchange, isApi(exchange) ? problem : NOT_FOUND);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException reason) {
        return problems.write(exchange, isApi(exchange) ? FORBIDDEN : NOT_FOUND);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException reason) {
        return problems.write(exchange, REJECTED);
    }

    private static boolean isApi(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith("/api/");
    }

    private static Problem unauthenticated(String detail, String challenge) {
        return Problem.of(ProblemType.UNAUTHENTICATED, detail).challenge(challenge);
    }
}
