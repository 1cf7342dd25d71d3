package io.flashsale.api.social;

import io.flashsale.account.Password;
import io.flashsale.account.Passwords;
import io.flashsale.account.SocialLogIns;
import io.flashsale.api.account.AccountProblems;
import io.flashsale.api.account.TryGuard;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.security.Shopper;
import io.flashsale.platform.OpaqueToken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether a caller owns the account: an access token may be stolen. Who does not gets a problem. */
@Component
class OwnerCheck {

    private final SocialLogIns logIns;
    private final Passwords passwords;
    private final BrowserCookie cookie;
    private final TryGuard guard;

    OwnerCheck(SocialLogIns logIns, Passwords passwords, BrowserCookie cookie, TryGuard guard) {
        this.logIns = logIns;
        this.passwords = passwords;
        this.cookie = cookie;
        this.guard = guard;
    }

    /** By the one that is given. */
    Mono<Void> by(
            @Nullable Password password, @Nullable OpaqueToken ownCode, Shopper shopper, ServerHttpRequest request) {
        if (password != null) {
            return byPassword(password, shopper, request);
        }
        return ownCode == null
                ? Mono.error(Problem.invalid("password", null, "the password of the account, or an ownCode")
                        .signal())
                : byCode(ownCode, shopper, request);
    }

    private Mono<Void> byPassword(Password password, Shopper shopper, ServerHttpRequest request) {
        return guard.password(shopper.id().value(), request, right -> right, passwords.check(shopper.id(), password))
                .flatMap(right -> right ? Mono.empty() : Mono.error(AccountProblems.wrongPassword("password")));
    }

    /** By the code of a social log-in to the account, which is taken. */
    Mono<Void> byCode(OpaqueToken code, Shopper shopper, ServerHttpRequest request) {
        return Mono.justOrEmpty(cookie.read(request))
                .flatMap(browser -> logIns.prove(shopper.id(), code, browser))
                .defaultIfEmpty(false)
                .flatMap(proven -> proven ? Mono.empty() : Mono.error(SocialProblems.over()));
    }
}
