package io.flashsale.api.account;

import io.flashsale.api.security.Shopper;
import io.flashsale.session.Sessions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Access tokens are good for longer than their sessions. Some calls are not for whoever has been logged out. */
@Component
class LoggedIn {

    private final Sessions sessions;

    LoggedIn(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Ends while the session goes on that gave the token; otherwise 401. */
    Mono<Void> check(Shopper shopper) {
        return Mono.justOrEmpty(shopper.session())
                .flatMap(session -> sessions.goesOn(shopper.id(), session))
                .filter(goesOn -> goesOn)
                .switchIfEmpty(Mono.error(AccountProblems::sessionEnded))
                .then();
    }
}
