package io.flashsale.api.social;

import io.flashsale.account.AccountSettings;
import io.flashsale.account.LinkPurpose;
import io.flashsale.account.SocialSettings;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Knows the browser that began, and nothing else of it. No script reads the cookie, no other site makes a browser post
 * it, and, where it travels encrypted, no neighbour under the same domain can set it ({@code __Host-}).
 */
@Component
class BrowserCookie {

    private static final String NAME = "flashsale-browser";

    private final String name;
    private final boolean secure;
    private final Duration life;

    BrowserCookie(SocialSettings settings, AccountSettings accounts) {
        this.secure = settings.isSecure();
        this.name = secure ? "__Host-" + NAME : NAME;
        this.life = settings.attemptLife().plus(accounts.life(LinkPurpose.LINK_IDENTITY));
    }

    /** Empty: there is none, or more than one, or none of ours. */
    Optional<OpaqueToken> read(ServerHttpRequest request) {
        List<HttpCookie> cookies = request.getCookies().getOrDefault(name, List.of());
        try {
            return cookies.size() == 1
                    ? Optional.of(new OpaqueToken(cookies.getFirst().getValue()))
                    : Optional.empty();
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }

    ResponseCookie of(OpaqueToken browser) {
        return ResponseCookie.from(name, browser.value())
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build();
    }
}
