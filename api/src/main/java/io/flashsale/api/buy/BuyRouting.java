package io.flashsale.api.buy;

import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The route of a purchase. */
@Configuration(proxyBeanMethods = false)
class BuyRouting {

    @Bean
    RouterFunction<ServerResponse> buyRoute(BuyHandler handler) {
        return route(POST("/api/sales/{id}/orders"), handler::buy);
    }
}
