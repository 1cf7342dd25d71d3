package io.flashsale.account;

import io.flashsale.shared.ClientNetwork;
import reactor.core.publisher.Mono;

/**
 * Counts what a client tries. Only its own tries stop a client: nobody can lock others out of their accounts.
 */
public interface Tries {

    /** Counts a try before it is made. */
    Mono<TryOutcome> count(TryKind kind, String account, ClientNetwork client);

    /** Takes a counted try back, and with it the client's earlier ones at this account. */
    Mono<Void> forgive(TryKind kind, String account, ClientNetwork client);

    /** Takes a counted try back that nobody has decided. The client's earlier ones stay counted. */
    Mono<Void> takeBack(TryKind kind, String account, ClientNetwork client);
}
