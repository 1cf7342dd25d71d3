package io.flashsale.api.account;

import io.flashsale.account.Accounts;
import io.flashsale.account.Role;
import io.flashsale.account.SignUp;
import io.flashsale.account.SignUpOutcome;
import io.flashsale.account.TryKind;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Signing up. */
@RestController
@Tag(name = "Accounts")
@SecurityRequirements
class AccountController {

    private final Accounts accounts;
    private final TryGuard guard;

    AccountController(Accounts accounts, TryGuard guard) {
        this.accounts = accounts;
        this.guard = guard;
    }

    @PostMapping("/api/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Sign up",
            description =
                    "`language` (BCP 47) is the one of our mails. If it is missing, the first of Accept-Language.")
    Mono<AccountView> signUp(@RequestBody Mono<SignUpBody> body, ServerHttpRequest request) {
        return body.map(given -> given.toSignUp(PreferredLanguage.of(request).orElse(null)))
                .flatMap(wish -> guard.counted(TryKind.SIGN_UP, wish.mail().value(), request, signUp(wish)));
    }

    private Mono<AccountView> signUp(SignUp wish) {
        return accounts.signUp(wish, Role.CUSTOMER).flatMap(outcome -> switch (outcome) {
            case SignUpOutcome.SignedUp(var customer) ->
                Mono.just(new AccountView(customer.id().value(), wish.mail().value(), customer.name()));
            case SignUpOutcome.MailTaken _ ->
                Mono.error(Problem.of(ProblemType.MAIL_TAKEN, "Log in, or sign up with another mail address.")
                        .signal());
        });
    }
}
