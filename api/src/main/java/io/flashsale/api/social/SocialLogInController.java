package io.flashsale.api.social;

import io.flashsale.account.SocialAttempt;
import io.flashsale.account.SocialAttempts;
import io.flashsale.account.SocialProvider;
import io.flashsale.account.SocialProviders;
import io.flashsale.account.SocialSettings;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemSignal;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.platform.OpaqueTokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The way of a browser: from a page of the shop to a provider, and back to the page. */
@RestController
@RequestMapping("/api/social-logins")
@Tag(name = "Accounts")
@SecurityRequirements
class SocialLogInController {

    private final SocialProviders providers;
    private final SocialAttempts attempts;
    private final SocialSettings settings;
    private final OpaqueTokens tokens;
    private final BrowserCookie cookie;
    private final ComeBack comeBack;

    SocialLogInController(
            SocialProviders providers,
            SocialAttempts attempts,
            SocialSettings settings,
            OpaqueTokens tokens,
            BrowserCookie cookie,
            ComeBack comeBack) {
        this.providers = providers;
        this.attempts = attempts;
        this.settings = settings;
        this.tokens = tokens;
        this.cookie = cookie;
        this.comeBack = comeBack;
    }

    @GetMapping
    @Operation(summary = "Tell which providers people may log in by")
    ProvidersView list() {
        return ProvidersView.of(providers.on());
    }

    @GetMapping("/{provider}")
    @Operation(
            summary = "Send the browser to a provider",
            description = "A link, not a call of a script. `page` is one of the configured pages, to the letter; the"
                    + " first if it is missing. Afterwards the page finds `#social=` with a code, or `#social-error=`"
                    + " with start-again, declined, refused, unavailable or too-many.")
    Mono<ResponseEntity<Void>> begin(
            @PathVariable String provider, @RequestParam @Nullable String page, ServerHttpRequest request) {
        return Mono.fromSupplier(() -> {
            SocialProvider known = on(provider);
            OpaqueToken browser = cookie.read(request).orElseGet(tokens::random);
            SocialAttempt attempt =
                    attempts.begin(known, page(page), browser).orElseThrow(() -> notAPage(String.valueOf(page)));
            return ResponseEntity.status(HttpStatus.FOUND)
                    .header(HttpHeaders.SET_COOKIE, cookie.of(browser).toString())
                    .location(providers.address(attempt))
                    .build();
        });
    }

    @GetMapping("/{provider}/return")
    @Operation(summary = "The browser comes back from the provider, and goes on to the page")
    Mono<ResponseEntity<Void>> comeBack(@PathVariable String provider, ServerHttpRequest request) {
        return Mono.fromSupplier(() -> on(provider))
                .flatMap(known -> comeBack.page(known, request))
                .map(page -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(page)
                        .build());
    }

    private SocialProvider on(String word) {
        return SocialProvider.of(word)
                .filter(providers.on()::contains)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "Nobody logs in by this provider here.")
                        .signal());
    }

    /** One of ours, or nowhere: whatever else is asked for may be somebody's trap. */
    private URI page(@Nullable String wanted) {
        return wanted == null
                ? settings.pages().getFirst()
                : settings.pages().stream()
                        .filter(page -> page.toString().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> notAPage(wanted));
    }

    private static ProblemSignal notAPage(String wanted) {
        return Problem.invalid("page", wanted, "one of the pages that are set up, to the letter")
                .signal();
    }
}
