package io.flashsale.api.bench;

import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.flashsale.account.Role;
import io.flashsale.api.security.AccessTokens;
import io.flashsale.api.security.Shopper;
import io.flashsale.platform.Ids;
import io.flashsale.shared.CustomerId;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** In profile {@code bench}: a route that does nothing, to compare with, and tokens for as many customers as wanted. */
@Configuration(proxyBeanMethods = false)
@Profile("bench")
class BenchRoutes {

    private static final int MOST_TOKENS = 2_000_000;

    /** As good as no filter, like the buy route. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain benchCalls() {
        return new MatcherSecurityWebFilterChain(
                ServerWebExchangeMatchers.pathMatchers("/bench/**"),
                List.of((exchange, chain) -> chain.filter(exchange)));
    }

    @Bean
    RouterFunction<ServerResponse> benchRoute(AccessTokens tokens, Ids ids) {
        return route(POST("/bench/noop"), BenchRoutes::nothing)
                .andRoute(POST("/bench/tokens"), request -> tokens(request, tokens, ids));
    }

    /** Reads the body, drops it, and answers 202. */
    private static Mono<ServerResponse> nothing(ServerRequest request) {
        return request.exchange()
                .getRequest()
                .getBody()
                .doOnNext(DataBufferUtils::release)
                .then(ServerResponse.accepted().build());
    }

    /** {@code ?count=}: access tokens of customers nobody has heard of, one a line. */
    private static Mono<ServerResponse> tokens(ServerRequest request, AccessTokens tokens, Ids ids) {
        int count = request.queryParam("count").map(Integer::parseInt).orElse(1);
        Flux<String> lines = Flux.range(0, Math.min(count, MOST_TOKENS))
                .map(_ -> new Shopper(new CustomerId(ids.next()), Role.CUSTOMER).withVerifiedMail())
                .map(shopper -> tokens.mint(shopper).value() + "\n");
        return ServerResponse.ok().contentType(MediaType.TEXT_PLAIN).body(lines, String.class);
    }
}
