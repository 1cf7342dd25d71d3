package io.flashsale.api.account;

import io.flashsale.account.Accounts;
import io.flashsale.account.LogInOutcome;
import io.flashsale.account.Role;
import io.flashsale.account.SignUp;
import io.flashsale.account.SignUpOutcome;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.security.AccessTokens;
import io.flashsale.api.security.Shopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Signing up and logging in: the two calls that need no token. */
@RestController
@Tag(name = "Accounts")
@SecurityRequirements
class AccountController {

    private final Accounts accounts;
    private final AccessTokens tokens;

    AccountController(Accounts accounts, AccessTokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @PostMapping("/api/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Sign up")
    Mono<AccountView> signUp(@RequestBody Mono<SignUpBody> body) {
        return body.map(SignUpBody::toSignUp).flatMap(this::signUp);
    }

    @PostMapping("/api/sessions")
    @Operation(summary = "Log in for an access token")
    Mono<SessionView> logIn(@RequestBody Mono<LogInBody> body) {
        return body.map(LogInBody::toCredentials)
                .flatMap(given -> accounts.logIn(given.mail(), given.password()))
                .flatMap(this::session);
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

    private Mono<SessionView> session(LogInOutcome outcome) {
        return switch (outcome) {
            case LogInOutcome.LoggedIn(var customer) ->
                Mono.just(SessionView.of(tokens.mint(new Shopper(customer.id(), customer.role()))));
            case LogInOutcome.Refused _ ->
                Mono.error(Problem.of(ProblemType.WRONG_CREDENTIALS, "Try again, or sign up.")
                        .challenge("Bearer")
                        .signal());
        };
    }
}
