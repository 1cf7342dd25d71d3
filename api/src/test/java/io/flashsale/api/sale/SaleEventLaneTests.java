package io.flashsale.api.sale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class SaleEventLaneTests {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/sales/01J82YFEB9CW8J7YGY3Q461A31/events, true",
        "GET, /api/sales/x/events, true",
        "POST, /api/sales/x/events, false",
        "HEAD, /api/sales/x/events, false",
        "GET, /api/sales//events, false",
        "GET, /api/sales/events, false",
        "GET, /api/sales/x/y/events, false",
        "GET, /api/sales/x/events/, false",
        "GET, /api/admin/sales/x/events, false",
        "GET, /api/orders/x/events, false",
        "GET, /api/sales/x, false",
    })
    void letsNothingPassButListeners(String method, String path, boolean passes) {
        var request =
                MockServerHttpRequest.method(HttpMethod.valueOf(method), path).build();

        assertThat(SaleEventLane.isListener(request)).isEqualTo(passes);
    }
}
