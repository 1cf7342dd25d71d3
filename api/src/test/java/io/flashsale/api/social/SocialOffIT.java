package io.flashsale.api.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.App;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where no provider is set up. */
class SocialOffIT {

    private final Browser browser = new Browser(App.shared().address());

    @Test
    void thePageIsToldThatThereIsNone() {
        assertThat(browser.get("/api/social-logins").response().body()).isEqualTo("{\"providers\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "google/return?code=a&state=b", "facebook", "facebook/return"})
    void thereIsNoWayToOne(String path) {
        var answer = browser.get("/api/social-logins/" + path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.outcome()).isEqualTo("not-found");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void noCodeIsGood() {
        assertThat(browser.call("POST", "/api/sessions/social", SocialShop.body("x".repeat(43)))
                        .status())
                .isEqualTo(410);
    }
}
