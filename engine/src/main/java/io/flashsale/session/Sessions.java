package io.flashsale.session;

import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SessionId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** All sessions. Access tokens that a session gave stay good until they expire: nobody asks here about them. */
public interface Sessions {

    /** Begins one, in the transaction under way, if there is one. */
    Mono<OpenSession> begin(CustomerId customer);

    /**
     * Takes a token and gives the next one. Within {@link SessionSettings#tolerance} a repeat gives the same once more,
     * as long as nobody has used it: an answer may have been lost. Any other repeat ends the session.
     */
    Mono<RefreshOutcome> refresh(OpaqueToken token);

    /** Whether a session of this customer goes on: an access token that it gave does not tell. */
    Mono<Boolean> goesOn(CustomerId customer, SessionId session);

    /** Ends one of the customer's own. Repeatable, as are the others. */
    Mono<Void> end(CustomerId customer, SessionId session, SessionEnd reason);

    /** Ends all of the customer's but one, in the transaction under way, if there is one. */
    Mono<Void> endAll(CustomerId customer, @Nullable SessionId kept, SessionEnd reason);

    /** Deletes some of what is too old to be of use. */
    Mono<Void> forget();
}
