package io.flashsale.api.social;

import io.flashsale.account.LinkOutcome;
import io.flashsale.account.Profiles;
import io.flashsale.account.SocialLogIns;
import io.flashsale.account.SocialProvider;
import io.flashsale.api.account.AccountProblems;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.security.Shopper;
import io.flashsale.platform.OpaqueToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** By which providers the caller's account can be logged in to. */
@RestController
@RequestMapping("/api/me")
@Tag(name = "Accounts")
class SocialIdentityController {

    private final SocialLogIns logIns;
    private final Profiles profiles;
    private final OwnerCheck owner;
    private final BrowserCookie cookie;

    SocialIdentityController(SocialLogIns logIns, Profiles profiles, OwnerCheck owner, BrowserCookie cookie) {
        this.logIns = logIns;
        this.profiles = profiles;
        this.owner = owner;
        this.cookie = cookie;
    }

    @GetMapping("/social-identities")
    @Operation(summary = "Tell by which providers the own account can be logged in to")
    Mono<ProvidersView> list(@AuthenticationPrincipal Shopper shopper) {
        return logIns.of(shopper.id()).map(ProvidersView::of);
    }

    /** A new way in is worth as much as a new password: a stolen access token must not do. */
    @PostMapping("/social-identities")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Link a social log-in to the own account, by its code, and the password or another code",
            description =
                    "The other one, ownCode, is of a social log-in to the account. 409 identity-taken: it logs in to"
                            + " another account, or another of its provider to this one. 409 wrong-state: the mail"
                            + " address of this one is to be verified first.")
    Mono<Void> link(
            @AuthenticationPrincipal Shopper shopper, @RequestBody Mono<LinkBody> body, ServerHttpRequest request) {
        return body.map(LinkBody::toWish)
                .delayUntil(wish -> owner.by(wish.password(), wish.ownCode(), shopper, request))
                .flatMap(wish -> link(shopper, wish.code(), request));
    }

    private Mono<Void> link(Shopper shopper, OpaqueToken code, ServerHttpRequest request) {
        return Mono.justOrEmpty(cookie.read(request))
                .flatMap(browser -> logIns.link(shopper.caller(), code, browser))
                .defaultIfEmpty(LinkOutcome.OVER)
                .flatMap(outcome -> switch (outcome) {
                    case OVER -> Mono.error(SocialProblems.over());
                    case SESSION_ENDED -> Mono.error(AccountProblems.sessionEnded());
                    case TAKEN -> Mono.error(SocialProblems.taken());
                    case MAIL_NOT_VERIFIED ->
                        Mono.error(Problem.of(ProblemType.WRONG_STATE, "Open the link that we mailed to you first.")
                                .signal());
                    case LINKED -> Mono.empty();
                });
    }

    @DeleteMapping("/social-identities/{provider}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a provider away from the own account, unless there is no other way into it: 409")
    Mono<Void> unlink(@AuthenticationPrincipal Shopper shopper, @PathVariable String provider) {
        return Mono.justOrEmpty(SocialProvider.of(provider))
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such provider.")
                        .signal()))
                .flatMap(known -> logIns.unlink(shopper.id(), known))
                .flatMap(done -> done
                        ? Mono.empty()
                        : Mono.error(Problem.of(ProblemType.WRONG_STATE, "Set a password first: ask for a mailed link.")
                                .signal()));
    }

    @PostMapping("/deletion/social")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete the own account, by the code of a social log-in to it instead of the password")
    Mono<Void> delete(
            @AuthenticationPrincipal Shopper shopper, @RequestBody Mono<CodeBody> body, ServerHttpRequest request) {
        return body.map(CodeBody::toCode)
                .delayUntil(code -> owner.byCode(code, shopper, request))
                .flatMap(_ -> profiles.delete(shopper.id()));
    }
}
