package io.flashsale.api.account;

import io.flashsale.account.Accounts;
import io.flashsale.account.LogInOutcome;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemSignal;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.security.Shopper;
import io.flashsale.platform.Metric;
import io.flashsale.session.OpenSession;
import io.flashsale.session.RefreshOutcome;
import io.flashsale.session.SessionEnd;
import io.flashsale.session.Sessions;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Logging in, staying so, and logging out. */
@RestController
@RequestMapping("/api/sessions")
@Tag(name = "Accounts")
class SessionController {

    private static final Logger LOG = LoggerFactory.getLogger(SessionController.class);

    private final Accounts accounts;
    private final Sessions sessions;
    private final SessionViews views;
    private final LoggedIn loggedIn;
    private final TryGuard guard;
    private final MeterRegistry registry;

    SessionController(
            Accounts accounts,
            Sessions sessions,
            SessionViews views,
            LoggedIn loggedIn,
            TryGuard guard,
            MeterRegistry registry) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.views = views;
        this.loggedIn = loggedIn;
        this.guard = guard;
        this.registry = registry;
    }

    @PostMapping
    @SecurityRequirements
    @Operation(summary = "Log in for an access token and a refresh token")
    Mono<SessionView> logIn(@RequestBody Mono<LogInBody> body, ServerHttpRequest request) {
        return body.map(LogInBody::toCredentials)
                .flatMap(given -> guard.password(
                        given.mail().value(),
                        request,
                        LogInOutcome.LoggedIn.class::isInstance,
                        accounts.logIn(given.mail(), given.password())))
                .flatMap(this::answer);
    }

    @PostMapping("/refresh")
    @SecurityRequirements
    @Operation(
            summary = "Take a refresh token for a new access token and the next refresh token",
            description = "Each refresh token is good once. Repeated at once, because an answer was lost, it gives the"
                    + " same next one; repeated later, it ends the session.")
    Mono<SessionView> refresh(@RequestBody Mono<RefreshBody> body) {
        return body.map(RefreshBody::toToken).flatMap(sessions::refresh).flatMap(this::answer);
    }

    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out here; access tokens are good until they expire")
    Mono<Void> logOut(@AuthenticationPrincipal Shopper shopper) {
        return Mono.justOrEmpty(shopper.session())
                .flatMap(session -> sessions.end(shopper.id(), session, SessionEnd.LOGGED_OUT));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Log out everywhere",
            description = "401 session-ended for a token whose session has ended: it logs nobody else out.")
    Mono<Void> logOutEverywhere(@AuthenticationPrincipal Shopper shopper) {
        return loggedIn.check(shopper)
                .then(Mono.defer(() -> sessions.endAll(shopper.id(), null, SessionEnd.LOGGED_OUT)));
    }

    private Mono<SessionView> answer(LogInOutcome outcome) {
        return switch (outcome) {
            case LogInOutcome.Refused _ ->
                Mono.error(Problem.of(ProblemType.WRONG_CREDENTIALS, "Try again, or sign up.")
                        .challenge("Bearer")
                        .signal());
            case LogInOutcome.LoggedIn(var customer, var session) -> Mono.just(views.of(customer, session));
        };
    }

    private Mono<SessionView> answer(RefreshOutcome outcome) {
        registry.counter(
                        Metric.SESSION_REFRESHES.id(),
                        "outcome",
                        outcome.getClass().getSimpleName())
                .increment();
        return switch (outcome) {
            case RefreshOutcome.Refused _ -> Mono.error(ended());
            case RefreshOutcome.Reused(var customer) -> {
                LOG.warn("A refresh token of customer {} came a second time: the session has ended", customer);
                yield Mono.error(ended());
            }
            case RefreshOutcome.Repeated(var session) -> view(session);
            case RefreshOutcome.Refreshed(var session) -> view(session);
        };
    }

    private Mono<SessionView> view(OpenSession session) {
        return accounts.find(session.customer())
                .map(customer -> views.of(customer, session))
                .switchIfEmpty(Mono.error(SessionController::ended));
    }

    /** The same for every reason: a thief need not know that it was noticed. */
    private static ProblemSignal ended() {
        return Problem.of(ProblemType.SESSION_ENDED, "refreshToken: … (expected: the last one of a session)")
                .challenge("Bearer")
                .signal();
    }
}
