package io.flashsale.api.buy;

import io.micrometer.observation.ObservationPredicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Purchases are counted by outcome and timed by their own metrics; Spring's observation would cost as much as they do.
 */
@Configuration(proxyBeanMethods = false)
class BuyObservation {

    @Bean
    ObservationPredicate purchasesAreNotObserved() {
        return (_, context) -> !(context instanceof ServerRequestObservationContext request && isHot(request));
    }

    private static boolean isHot(ServerRequestObservationContext request) {
        return request.getCarrier() != null
                && request.getCarrier().getMethod().name().equals("POST")
                && request.getCarrier().getPath().value().endsWith(END);
    }

    private static final String END = "/orders";
}
