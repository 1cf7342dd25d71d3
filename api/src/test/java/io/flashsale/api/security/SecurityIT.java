package io.flashsale.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.account.Role;
import io.flashsale.api.RunningServer;
import io.flashsale.shared.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

class SecurityIT extends RunningServer {

    private static final List<String> OPEN = List.of(
            "POST /api/accounts",
            "POST /api/sessions",
            "POST /api/sessions/refresh",
            "POST /api/sessions/social",
            "PUT /api/mail-verifications/{token}",
            "POST /api/password-resets",
            "PUT /api/password-resets/{token}",
            "POST /api/news-unsubscriptions/{token}",
            "GET /api/social-logins",
            "GET /api/social-logins/{provider}",
            "GET /api/social-logins/{provider}/return",
            "POST /api/social-links",
            "PUT /api/social-links/{token}",
            "POST /api/payments/payu/return",
            "POST /api/payments/payu/webhook",
            "POST /api/carts",
            "GET /api/carts/{id}",
            "DELETE /api/carts/{id}",
            "POST /api/carts/{id}/items",
            "PATCH /api/carts/{id}/items/{sku}",
            "DELETE /api/carts/{id}/items/{sku}",
            "GET /api/sales",
            "GET /api/sales/{sale}",
            "GET /api/sales/{id}/events");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @ParameterizedTest
    @EnumSource(ForgedToken.class)
    void refusesForgedTokens(ForgedToken forged) {
        var admin = new Shopper(new CustomerId(ids.next()), Role.ADMIN);
        String token = forged.made(SECRET, admin, Instant.now().plusSeconds(600));

        anyone.get()
                .uri("/api/admin/price-lists")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/admin/skus, 401, 403, 200",
        "GET, /api/admin/nothing, 401, 403, 404",
        "GET, /api/nothing, 401, 404, 404",
        "GET, /api/development/messages, 401, 404, 404",
        "GET, /api/accounts, 401, 405, 405",
        "GET, /api/sessions, 401, 405, 405",
        "PUT, /api/carts/x, 401, 405, 405",
        "DELETE, /api/sessions, 401, 401, 401",
        "DELETE, /api/sessions/current, 401, 204, 204",
        "GET, /nothing, 404, 404, 404",
        "GET, /api, 404, 404, 404",
        "GET, /env, 404, 404, 404",
        "GET, /actuator/env, 404, 404, 404",
        "GET, /actuator/health, 404, 404, 404",
        "PUT, /api/sales/x/orders, 401, 404, 404",
    })
    void letsEachCallerDoWhatIsTheirs(String method, String path, int byAnyone, int byCustomer, int byAdmin) {
        HttpMethod verb = HttpMethod.valueOf(method);

        anyone.method(verb).uri(path).exchange().expectStatus().isEqualTo(byAnyone);
        customer.method(verb).uri(path).exchange().expectStatus().isEqualTo(byCustomer);
        admin.method(verb).uri(path).exchange().expectStatus().isEqualTo(byAdmin);
    }

    @Test
    void nothingElseIsOpenToEverybody() {
        assertThat(calls().filter(this::isOpen)).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    private Stream<String> calls() {
        return routes.getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternsCondition().getPatterns().stream()
                        .flatMap(pattern -> route.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + pattern.getPatternString())))
                .filter(call -> call.contains(" /api/"));
    }

    private boolean isOpen(String call) {
        String[] methodAndPattern = call.split(" ");
        HttpStatusCode status = anyone.method(HttpMethod.valueOf(methodAndPattern[0]))
                .uri(methodAndPattern[1].replaceAll("\\{\\w+}", "x"))
                .exchange()
                .returnResult(Void.class)
                .getStatus();
        return !status.equals(HttpStatus.UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource({"Basic YTpi", "Bearer", "Bearer a b", "Digest x"})
    void refusesOtherKindsOfAuthorization(String header) {
        anyone.get()
                .uri("/api/admin/skus")
                .header(HttpHeaders.AUTHORIZATION, header)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .exists(HttpHeaders.WWW_AUTHENTICATE)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void keepsNoSession() {
        customer.get().uri("/api/nothing").exchange().expectHeader().doesNotExist(HttpHeaders.SET_COOKIE);
    }

    @Test
    void tellsBrowsersToBeCareful() {
        anyone.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .exists("Content-Security-Policy");
    }

    @Test
    void showsHealthAndMetricsOnTheManagementPortOnly() {
        var management = client(managementPort).build();

        for (String path :
                new String[] {"/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus"}) {
            management.get().uri(path).exchange().expectStatus().isOk();
            anyone.get().uri(path).exchange().expectStatus().isNotFound();
        }
        management.get().uri("/actuator/env").exchange().expectStatus().isNotFound();
    }
}
