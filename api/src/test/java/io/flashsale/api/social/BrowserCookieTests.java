package io.flashsale.api.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.account.AccountSettings;
import io.flashsale.account.SocialSettings;
import io.flashsale.platform.OpaqueToken;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class BrowserCookieTests {

    private static final String HOST = "__Host-flashsale-browser";
    private static final OpaqueToken BROWSER = new OpaqueToken("x".repeat(43));

    private final BrowserCookie secure = cookie("https://shop.example/api/social-logins");
    private final BrowserCookie local = cookie("http://localhost:8080/api/social-logins");

    @Test
    void whereItTravelsEncryptedNoNeighbourCanSetIt() {
        assertThat(secure.of(BROWSER).toString())
                .startsWith(HOST + "=" + BROWSER.value() + "; Path=/; Max-Age=4200; ")
                .endsWith("; Secure; HttpOnly; SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(secure.read(with(new HttpCookie(HOST, BROWSER.value())))).contains(BROWSER);
        assertThat(secure.read(with(new HttpCookie("flashsale-browser", BROWSER.value()))))
                .isEmpty();
    }

    @Test
    void onOnesOwnMachineItDoesWithoutEncryption() {
        assertThat(local.of(BROWSER).toString())
                .startsWith("flashsale-browser=" + BROWSER.value())
                .doesNotContain("Secure");
        assertThat(local.read(with(new HttpCookie("flashsale-browser", BROWSER.value()))))
                .contains(BROWSER);
    }

    @Test
    void whatIsNotOursOrComesTwiceIsNone() {
        var ours = new HttpCookie(HOST, BROWSER.value());

        assertThat(secure.read(with())).isEmpty();
        assertThat(secure.read(with(new HttpCookie(HOST, "short")))).isEmpty();
        assertThat(secure.read(with(ours, new HttpCookie(HOST, "y".repeat(43)))))
                .isEmpty();
    }

    private static MockServerHttpRequest with(HttpCookie... cookies) {
        return MockServerHttpRequest.get("/").cookie(cookies).build();
    }

    private static BrowserCookie cookie(String returnUrl) {
        var social = new SocialSettings(
                URI.create(returnUrl),
                List.of(URI.create("https://shop.example/account")),
                Duration.ofMinutes(10),
                Duration.ofMinutes(2));
        var accounts = new AccountSettings(
                null, null, Duration.ofHours(24), Duration.ofHours(1), Duration.ZERO, Duration.ZERO);
        return new BrowserCookie(social, accounts);
    }
}
