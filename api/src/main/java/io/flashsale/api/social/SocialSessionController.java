package io.flashsale.api.social;

import io.flashsale.account.ConfirmOutcome;
import io.flashsale.account.Language;
import io.flashsale.account.SocialLogInOutcome;
import io.flashsale.account.SocialLogIns;
import io.flashsale.account.TryKind;
import io.flashsale.api.account.PreferredLanguage;
import io.flashsale.api.account.SessionView;
import io.flashsale.api.account.SessionViews;
import io.flashsale.api.account.TryGuard;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.notification.Outbox;
import io.flashsale.platform.OpaqueToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sessions for those who come with a code, and the mailed link for those whose mail address has an account. */
@RestController
@Tag(name = "Accounts")
@SecurityRequirements
class SocialSessionController {

    private final SocialLogIns logIns;
    private final SessionViews views;
    private final BrowserCookie cookie;
    private final Outbox outbox;
    private final TryGuard guard;

    SocialSessionController(
            SocialLogIns logIns, SessionViews views, BrowserCookie cookie, Outbox outbox, TryGuard guard) {
        this.logIns = logIns;
        this.views = views;
        this.cookie = cookie;
        this.outbox = outbox;
        this.guard = guard;
    }

    @PostMapping("/api/sessions/social")
    @Operation(
            summary = "Take the code of a social log-in for an access token and a refresh token",
            description = "Good once, for a short while, in the browser that began: its cookie must come, too. The"
                    + " first time it makes an account. 409 mail-taken: there is one with this mail address. Its owner"
                    + " logs in to it and posts the same code to /api/me/social-identities, or posts it to"
                    + " /api/social-links for a mail.")
    Mono<SessionView> logIn(@RequestBody Mono<CodeBody> body, ServerHttpRequest request) {
        return body.map(CodeBody::toCode)
                .flatMap(code -> logIn(code, request))
                .defaultIfEmpty(new SocialLogInOutcome.Over())
                .flatMap(this::answer);
    }

    private Mono<SocialLogInOutcome> logIn(OpaqueToken code, ServerHttpRequest request) {
        Language preferred = PreferredLanguage.of(request).orElse(null);
        return Mono.justOrEmpty(cookie.read(request)).flatMap(browser -> logIns.logIn(code, browser, preferred));
    }

    private Mono<SessionView> answer(SocialLogInOutcome outcome) {
        return switch (outcome) {
            case SocialLogInOutcome.Over _ -> Mono.error(SocialProblems.over());
            case SocialLogInOutcome.MailTaken _ ->
                Mono.error(Problem.of(ProblemType.MAIL_TAKEN, "Its owner must agree first: log in to it, or be mailed.")
                        .signal());
            case SocialLogInOutcome.LoggedIn(var customer, var session) -> Mono.just(views.of(customer, session));
        };
    }

    @PostMapping("/api/social-links")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Mail a link to the owner of the account that has the mail address of this social log-in")
    Mono<Void> ask(@RequestBody Mono<CodeBody> body, ServerHttpRequest request) {
        return outbox.isOpen()
                ? body.map(CodeBody::toCode)
                        .flatMap(code -> guard.counted(TryKind.LINK, code.value(), request, ask(code, request)))
                        .flatMap(asked -> asked ? Mono.empty() : Mono.error(SocialProblems.over()))
                : Mono.error(Problem.of(ProblemType.NOT_FOUND, "No mails are sent here.")
                        .signal());
    }

    private Mono<Boolean> ask(OpaqueToken code, ServerHttpRequest request) {
        return Mono.justOrEmpty(cookie.read(request))
                .flatMap(browser -> logIns.askOwner(code, browser))
                .defaultIfEmpty(false);
    }

    @PutMapping("/api/social-links/{token}")
    @Operation(
            summary = "Link the social log-in to the account by the token of a mailed link, and log in",
            description = "In the browser that began, or 403. Whoever had made the account with a mail address that"
                    + " was never verified gets in no more: password and other providers are taken away.")
    Mono<SessionView> confirm(@PathVariable String token, ServerHttpRequest request) {
        return Mono.fromSupplier(() -> new OpaqueToken(token))
                .flatMap(link -> logIns.confirm(link, cookie.read(request).orElse(null)))
                .flatMap(this::answer);
    }

    private Mono<SessionView> answer(ConfirmOutcome outcome) {
        return switch (outcome) {
            case ConfirmOutcome.Over _ ->
                Mono.error(Problem.of(ProblemType.LINK_OVER, "Links are good once and for a while. Begin anew.")
                        .signal());
            case ConfirmOutcome.AnotherBrowser _ ->
                Mono.error(Problem.of(ProblemType.ANOTHER_BROWSER, "The link is good in the browser that began only.")
                        .signal());
            case ConfirmOutcome.Taken _ -> Mono.error(SocialProblems.taken());
            case ConfirmOutcome.LoggedIn(var customer, var session) -> Mono.just(views.of(customer, session));
        };
    }
}
