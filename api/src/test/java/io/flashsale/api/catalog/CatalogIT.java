package io.flashsale.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.BackOffice;
import io.flashsale.api.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class CatalogIT extends RunningServer {

    @Test
    void listsSkusByCodeInPages() {
        String first = newCode();
        String second = newCode();
        new BackOffice(admin).sku(first);
        new BackOffice(admin).sku(second);

        admin.get()
                .uri("/api/admin/skus?limit=1&after=" + first)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1)
                .jsonPath("$[0].code")
                .isEqualTo(second)
                .jsonPath("$[0].basePrice.amount")
                .isEqualTo(50.00)
                .jsonPath("$[0].basePrice.currency")
                .isEqualTo("USD");
    }

    @Test
    void refusesACodeThatIsTaken() {
        String code = newCode();
        new BackOffice(admin).sku(code);

        post(sku(code, new BackOffice(admin).product(), "1"))
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/sku-taken");
    }

    @Test
    void refusesASkuOfNoProduct() {
        String code = newCode();

        post(sku(code, ids.next(), "1"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("productId");
        assertThat(count("sku WHERE code = '" + code + "'")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "\"5\", basePrice.amount",
        "-1, basePrice",
        "1.00001, basePrice",
        "1e20, basePrice",
        "1E2147483647, basePrice",
        "null, basePrice",
        "true, basePrice.amount",
        "NaN, body",
    })
    void refusesAPriceThatIsNone(String amount, String field) {
        String code = newCode();

        post(sku(code, new BackOffice(admin).product(), amount))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(count("sku WHERE code = '" + code + "'")).isZero();
    }

    private static String sku(String code, String product, String amount) {
        return """
                {"code": "%s", "productId": "%s", "name": "Phone", "basePrice": {"amount": %s, "currency": "USD"}}
                """.formatted(code, product, amount);
    }

    private ResponseSpec post(String body) {
        return admin.post()
                .uri("/api/admin/skus")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private String newCode() {
        return "SKU-" + ids.next();
    }
}
