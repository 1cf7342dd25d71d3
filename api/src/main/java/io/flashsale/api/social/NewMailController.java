package io.flashsale.api.social;

import io.flashsale.account.NewMailOutcome;
import io.flashsale.account.TryKind;
import io.flashsale.account.VerifiedMails;
import io.flashsale.api.account.AccountProblems;
import io.flashsale.api.account.TryGuard;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.security.Shopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A mail address for somebody of whom the provider told none. It gives a password to whoever reads its mails. */
@RestController
@Tag(name = "Accounts")
class NewMailController {

    private final VerifiedMails mails;
    private final OwnerCheck owner;
    private final TryGuard guard;

    NewMailController(VerifiedMails mails, OwnerCheck owner, TryGuard guard) {
        this.mails = mails;
        this.owner = owner;
        this.guard = guard;
    }

    @PutMapping("/api/me/email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Give an account without a mail address one, by the code of a social log-in to the account",
            description = "A link to verify the address is mailed where it is needed.")
    Mono<Void> add(
            @AuthenticationPrincipal Shopper shopper, @RequestBody Mono<NewMailBody> body, ServerHttpRequest request) {
        return body.map(NewMailBody::toWish)
                .delayUntil(wish -> owner.byCode(wish.code(), shopper, request))
                .flatMap(wish -> guard.counted(
                        TryKind.SIGN_UP, wish.address().value(), request, mails.add(shopper.caller(), wish.address())))
                .flatMap(NewMailController::answer);
    }

    private static Mono<Void> answer(NewMailOutcome outcome) {
        return switch (outcome) {
            case NO_ACCOUNT -> Mono.error(AccountProblems.noAccount());
            case SESSION_ENDED -> Mono.error(AccountProblems.sessionEnded());
            case HAS_ONE ->
                Mono.error(Problem.of(ProblemType.WRONG_STATE, "The account has a mail address.")
                        .signal());
            case TAKEN ->
                Mono.error(Problem.of(ProblemType.MAIL_TAKEN, "Take another mail address.")
                        .signal());
            case ADDED -> Mono.empty();
        };
    }
}
