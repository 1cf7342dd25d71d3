package io.flashsale.account;

import java.net.InetAddress;
import reactor.core.publisher.Mono;

/**
 * Counts what a client tries. Only its own tries stop a client: nobody can lock others out of their accounts. A network
 * of IPv6 addresses that one customer usually has (/64) is one client.
 */
public interface Tries {

    /** Counts a try before it is made. */
    Mono<TryOutcome> count(TryKind kind, String account, InetAddress client);

    /** Takes a counted try back, and with it the client's earlier ones at this account. */
    Mono<Void> forgive(TryKind kind, String account, InetAddress client);
}
