package io.flashsale.api.sale;

import io.flashsale.api.problem.ProblemHandler;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;

/**
 * The way of those who follow sales, ahead of filters and other routes, as purchases have theirs: all of that would be
 * kept in memory for each of them, as long as they follow. Everybody may. Whatever is not exactly {@code GET
 * /api/sales/{id}/events} goes the ordinary way.
 */
@Configuration(proxyBeanMethods = false)
class SaleEventLane {

    private static final String START = "/api/sales/";
    private static final String END = "/events";

    @Bean
    WebHttpHandlerBuilderCustomizer listenersFirst(SaleEvents events, ProblemHandler problems) {
        HttpHandler listeners = WebHttpHandlerBuilder.webHandler(exchange -> follow(events, exchange))
                .exceptionHandler(problems)
                .build();
        return ways -> ways.httpHandlerDecorator(others -> (request, response) ->
                isListener(request) ? listeners.handle(request, response) : others.handle(request, response));
    }

    private static Mono<Void> follow(SaleEvents events, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        return events.follow(
                path.substring(START.length(), path.length() - END.length()),
                request.getHeaders().getFirst(SaleEvents.LAST_EVENT_ID),
                exchange.getResponse());
    }

    static boolean isListener(ServerHttpRequest request) {
        return request.getMethod() == HttpMethod.GET
                && isListener(request.getPath().value());
    }

    private static boolean isListener(String path) {
        int endOfId = path.length() - END.length();
        return endOfId > START.length()
                && path.startsWith(START)
                && path.endsWith(END)
                && path.indexOf('/', START.length()) == endOfId;
    }
}
