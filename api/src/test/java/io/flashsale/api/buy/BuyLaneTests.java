package io.flashsale.api.buy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class BuyLaneTests {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/sales/01J82YFEB9CW8J7YGY3Q461A31/orders, true",
        "POST, /api/sales/x/orders, true",
        "GET, /api/sales/x/orders, false",
        "DELETE, /api/sales/x/orders, false",
        "POST, /api/sales//orders, false",
        "POST, /api/sales/orders, false",
        "POST, /api/sales/x/y/orders, false",
        "POST, /api/sales/x/orders/, false",
        "POST, /api/sales/x/orders/y, false",
        "POST, /api/admin/sales/x/orders, false",
        "POST, /api/sales/x/reorders, false",
    })
    void letsNothingPassButPurchases(String method, String path, boolean passes) {
        var request =
                MockServerHttpRequest.method(HttpMethod.valueOf(method), path).build();

        assertThat(BuyLane.isPurchase(request)).isEqualTo(passes);
    }
}
