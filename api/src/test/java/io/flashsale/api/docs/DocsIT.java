package io.flashsale.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.RunningServer;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class DocsIT extends RunningServer {

    @Test
    void describesTheApiInOpenApi31() {
        anyone.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .isEqualTo("3.1.0")
                .jsonPath("$.servers[*].url")
                .isEqualTo("/")
                .jsonPath("$.components.securitySchemes.bearer.scheme")
                .isEqualTo("bearer")
                .jsonPath("$.paths['/api/accounts'].post.security")
                .isEmpty()
                .jsonPath("$.paths['/api/sales/{id}/orders'].post.parameters[?(@.name == 'Idempotency-Key')].required")
                .isEqualTo(true)
                .jsonPath("$.paths['/api/sales/{id}/orders'].post.responses['409']")
                .exists()
                .jsonPath("$.paths['/api/admin/price-data/import'].post.requestBody.content['text/csv']")
                .exists()
                .jsonPath("$.paths['/api/sales/{id}/registration'].put")
                .exists()
                .jsonPath("$.paths['/api/orders/{id}/waitlist'].delete")
                .exists()
                .jsonPath("$.paths['/api/orders/{id}/events'].get.responses['200'].content['text/event-stream']")
                .exists();
    }

    @Test
    void showsItOnAPage() {
        var page = anyone.get().uri("/docs").exchange().expectStatus().isFound().returnResult(Void.class);

        String place = page.getResponseHeaders().getFirst(HttpHeaders.LOCATION);

        assertThat(place).isNotNull();
        anyone.get().uri(String.valueOf(place)).exchange().expectStatus().isOk();
    }
}
