package io.flashsale.api;

import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Sets up, as an admin does, what a test starts from. */
public record BackOffice(WebTestClient admin) {

    public String product() {
        return created("/api/admin/products", "{\"name\": \"Phone\"}", "id");
    }

    public void sku(String code) {
        created("/api/admin/skus", """
                {"code": "%s", "productId": "%s", "name": "Phone", "basePrice": {"amount": 50.00, "currency": "USD"}}
                """.formatted(code, product()), "code");
    }

    public String priceList() {
        return created("/api/admin/price-lists", """
                {"name": "Opening sale", "type": "SALE", "currency": "USD"}
                """, "id");
    }

    private String created(String path, String body, String field) {
        var answer = admin.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(answer).get(field).toString();
    }
}
