package io.flashsale.api.account;

import io.flashsale.account.ProfileOutcome;
import io.flashsale.account.Profiles;
import io.flashsale.api.security.Shopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The caller's own account. */
@RestController
@RequestMapping("/api/me")
@Tag(name = "Accounts")
class ProfileController {

    private final Profiles profiles;
    private final LoggedIn loggedIn;
    private final TryGuard guard;

    ProfileController(Profiles profiles, LoggedIn loggedIn, TryGuard guard) {
        this.profiles = profiles;
        this.loggedIn = loggedIn;
        this.guard = guard;
    }

    @GetMapping
    @Operation(summary = "Show the own account")
    Mono<ProfileView> show(@AuthenticationPrincipal Shopper shopper) {
        return profiles.find(shopper.id())
                .switchIfEmpty(Mono.error(AccountProblems::noAccount))
                .delayUntil(_ -> loggedIn.check(shopper))
                .map(ProfileView::of);
    }

    @PutMapping
    @Operation(summary = "Set name, phone (E.164), language (BCP 47) and addresses; what is missing is forgotten")
    Mono<ProfileView> change(@AuthenticationPrincipal Shopper shopper, @RequestBody Mono<ProfileBody> body) {
        return body.map(ProfileBody::toProfile)
                .flatMap(profile -> profiles.change(shopper.caller(), profile))
                .flatMap(outcome -> switch (outcome) {
                    case ProfileOutcome.NoAccount _ -> Mono.error(AccountProblems.noAccount());
                    case ProfileOutcome.SessionEnded _ -> Mono.error(AccountProblems.sessionEnded());
                    case ProfileOutcome.Changed(var account) -> Mono.just(ProfileView.of(account));
                });
    }

    /** Not a DELETE: it needs the password, and some proxies take the body of a DELETE away. */
    @PostMapping("/deletion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete the own account, by its password",
            description = "All that is known of its owner is erased, registrations are withdrawn, orders stay, all"
                    + " sessions end.")
    Mono<Void> delete(
            @AuthenticationPrincipal Shopper shopper, @RequestBody Mono<PasswordBody> body, ServerHttpRequest request) {
        return body.map(PasswordBody::toPassword)
                .flatMap(password -> guard.password(
                        shopper.id().value(), request, deleted -> deleted, profiles.delete(shopper.id(), password)))
                .flatMap(deleted -> deleted ? Mono.empty() : Mono.error(AccountProblems.wrongPassword("password")));
    }
}
