package io.flashsale.api.security;

import io.flashsale.api.problem.AnswerDeadline;
import io.flashsale.api.problem.AnswerSettings;
import io.flashsale.notification.Mailbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import reactor.core.publisher.Mono;

/** Who may call what. What is not named here is denied. Purchases do not come here: their route asks who it is. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    /**
     * To observe the filters, Spring Security would wrap each request once more, and could not do without any filter.
     */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityWebFilterChain everythingElse(
            ServerHttpSecurity http,
            BearerAuthentication authentication,
            SecurityProblems problems,
            AnswerSettings answers,
            ObjectProvider<Mailbox> mailbox) {
        return http.authorizeExchange(calls -> mailbox.ifAvailable(_ -> development(calls)))
                .authorizeExchange(SecurityConfiguration::rules)
                .oauth2ResourceServer(bearer -> bearer.authenticationManagerResolver(_ -> Mono.just(authentication))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterAfter(new AnswerDeadline(answers), SecurityWebFiltersOrder.HTTP_HEADERS_WRITER)
                .headers(SecurityConfiguration::headers)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    private static void rules(AuthorizeExchangeSpec calls) {
        calls.pathMatchers("/api/admin/**", "/api/price-data-usages/**")
                .hasRole("ADMIN")
                .pathMatchers(HttpMethod.PUT, "/api/mail-verifications/*", "/api/password-resets/*")
                .permitAll()
                .pathMatchers(HttpMethod.POST, "/api/password-resets", "/api/news-unsubscriptions/*")
                .permitAll()
                .pathMatchers(
                        HttpMethod.GET, "/api/social-logins", "/api/social-logins/*", "/api/social-logins/*/return")
                .permitAll()
                .pathMatchers(HttpMethod.POST, "/api/accounts", "/api/sessions", "/api/sessions/refresh")
                .permitAll()
                .pathMatchers(HttpMethod.POST, "/api/sessions/social", "/api/social-links")
                .permitAll()
                .pathMatchers(HttpMethod.PUT, "/api/social-links/*")
                .permitAll()
                .pathMatchers(HttpMethod.POST, "/api/payments/payu/return", "/api/payments/payu/webhook")
                .permitAll()
                .pathMatchers(HttpMethod.POST, "/api/carts", "/api/carts/*/items")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/api/carts/*")
                .permitAll()
                .pathMatchers(HttpMethod.DELETE, "/api/carts/*", "/api/carts/*/items/*")
                .permitAll()
                .pathMatchers(HttpMethod.PATCH, "/api/carts/*/items/*")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/api/sales", "/api/sales/*", "/api/sales/*/events")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/v3/api-docs/**", "/docs", "/docs/**", "/swagger-ui/**")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/actuator/health/**", "/actuator/prometheus")
                .permitAll()
                .pathMatchers("/api/**")
                .authenticated()
                .anyExchange()
                .denyAll();
    }

    /** Where texts are kept instead of sent, their readers are developers. */
    private static void development(AuthorizeExchangeSpec calls) {
        calls.pathMatchers(HttpMethod.GET, "/api/development/messages").permitAll();
    }

    private static void headers(HeaderSpec headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY));
    }
}
