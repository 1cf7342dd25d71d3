package io.flashsale.api.account;

import io.flashsale.account.Passwords;
import io.flashsale.account.TryKind;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.security.Shopper;
import io.flashsale.notification.Outbox;
import io.flashsale.platform.OpaqueToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** New passwords: for those who know the old one, and for those who read the mails. */
@RestController
@Tag(name = "Accounts")
class PasswordController {

    private final Passwords passwords;
    private final Outbox outbox;
    private final TryGuard guard;

    PasswordController(Passwords passwords, Outbox outbox, TryGuard guard) {
        this.passwords = passwords;
        this.outbox = outbox;
        this.guard = guard;
    }

    @PutMapping("/api/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Change the password, and log out everywhere else")
    Mono<Void> change(
            @AuthenticationPrincipal Shopper shopper,
            @RequestBody Mono<PasswordChangeBody> body,
            ServerHttpRequest request) {
        return body.map(PasswordChangeBody::toChange)
                .flatMap(change -> guard.password(
                        shopper.id().value(),
                        request,
                        changed -> changed,
                        passwords.change(shopper.id(), shopper.session(), change.current(), change.wanted())))
                .flatMap(changed -> changed ? Mono.empty() : Mono.error(AccountProblems.wrongPassword("current")));
    }

    @PostMapping("/api/password-resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @SecurityRequirements
    @Operation(
            summary = "Mail a link to a new password to whoever has this address",
            description = "The answer is the same, after the same time, whether anybody has.")
    Mono<Void> forgotten(@RequestBody Mono<MailBody> body, ServerHttpRequest request) {
        return outbox.isOpen()
                ? body.map(MailBody::toAddress)
                        .flatMap(address ->
                                guard.counted(TryKind.LINK, address.value(), request, passwords.forgotten(address)))
                : Mono.error(Problem.of(ProblemType.NOT_FOUND, "No mails are sent here.")
                        .signal());
    }

    @PutMapping("/api/password-resets/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @SecurityRequirements
    @Operation(
            summary = "Set a new password by the token of a mailed link, which is good once; logs out everywhere",
            description = "410 for a link that is over.")
    Mono<Void> reset(@PathVariable String token, @RequestBody Mono<PasswordBody> body) {
        return Mono.fromSupplier(() -> new OpaqueToken(token))
                .flatMap(given -> body.map(PasswordBody::toPassword).flatMap(wanted -> passwords.reset(given, wanted)))
                .flatMap(MailLinks::orOver);
    }
}
