package io.flashsale.api.account;

import io.flashsale.account.TryKind;
import io.flashsale.account.VerifiedMails;
import io.flashsale.api.security.Shopper;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Showing that a mail address is one's own. */
@RestController
@RequestMapping("/api/mail-verifications")
@Tag(name = "Accounts")
class MailVerificationController {

    private final VerifiedMails mails;
    private final TryGuard guard;

    MailVerificationController(VerifiedMails mails, TryGuard guard) {
        this.mails = mails;
        this.guard = guard;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Mail another link to the caller, not more than one in a while, and none when verified")
    Mono<Void> ask(@AuthenticationPrincipal Shopper shopper, ServerHttpRequest request) {
        return guard.counted(TryKind.LINK, shopper.id().value(), request, mails.ask(shopper.id()));
    }

    @PutMapping("/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @SecurityRequirements
    @Operation(
            summary = "Verify a mail address by the token of a mailed link, which is good once",
            description = "Access tokens tell it from the next refresh on. 410 for a link that is over.")
    Mono<Void> verify(@PathVariable String token) {
        return Mono.fromSupplier(() -> new OpaqueToken(token))
                .flatMap(mails::verify)
                .flatMap(MailLinks::orOver);
    }
}
