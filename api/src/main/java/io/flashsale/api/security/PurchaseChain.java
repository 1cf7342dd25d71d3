package io.flashsale.api.security;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets exactly {@code POST /api/sales/{id}/orders} pass without any filter, told by a few comparisons: its route
 * verifies the bearer token itself, by {@link AccessTokens}.
 */
final class PurchaseChain implements SecurityWebFilterChain {

    private static final String START = "/api/sales/";
    private static final String END = "/orders";
    private static final Mono<Boolean> YES = Mono.just(true);
    private static final Mono<Boolean> NO = Mono.just(false);

    @Override
    public Mono<Boolean> matches(ServerWebExchange exchange) {
        return exchange.getRequest().getMethod() == HttpMethod.POST
                        && isPurchase(exchange.getRequest().getPath().value())
                ? YES
                : NO;
    }

    @Override
    public Flux<WebFilter> getWebFilters() {
        return Flux.empty();
    }

    static boolean isPurchase(String path) {
        int endOfId = path.length() - END.length();
        return endOfId > START.length()
                && path.startsWith(START)
                && path.endsWith(END)
                && path.indexOf('/', START.length()) == endOfId;
    }
}
