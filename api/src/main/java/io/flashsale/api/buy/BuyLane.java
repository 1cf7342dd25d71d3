package io.flashsale.api.buy;

import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.flashsale.api.problem.ProblemHandler;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;

/**
 * The route of a purchase, ahead of everything else: no filter, no observation, no other route is asked first. It
 * verifies the bearer token itself and has its own metrics and bounds. Whatever is not exactly
 * {@code POST /api/sales/{id}/orders} goes the ordinary way.
 */
@Configuration(proxyBeanMethods = false)
class BuyLane {

    private static final String START = "/api/sales/";
    private static final String END = "/orders";

    @Bean
    WebHttpHandlerBuilderCustomizer purchasesFirst(BuyHandler handler, ProblemHandler problems) {
        HandlerStrategies strategies =
                HandlerStrategies.builder().exceptionHandler(problems).build();
        HttpHandler purchases =
                RouterFunctions.toHttpHandler(route(POST(START + "{id}" + END), handler::buy), strategies);
        return ways -> ways.httpHandlerDecorator(others -> (request, response) ->
                isPurchase(request) ? purchases.handle(request, response) : others.handle(request, response));
    }

    static boolean isPurchase(ServerHttpRequest request) {
        return request.getMethod() == HttpMethod.POST
                && isPurchase(request.getPath().value());
    }

    private static boolean isPurchase(String path) {
        int endOfId = path.length() - END.length();
        return endOfId > START.length()
                && path.startsWith(START)
                && path.endsWith(END)
                && path.indexOf('/', START.length()) == endOfId;
    }
}
