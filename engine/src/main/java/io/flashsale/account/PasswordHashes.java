package io.flashsale.account;

import reactor.core.publisher.Mono;

/**
 * Hashes passwords, slowly on purpose and never on the caller's thread. When too many wait, the signal is {@link
 * io.flashsale.shared.Unavailable}.
 */
public interface PasswordHashes {

    /**
     * Work that hashes one password. Those who find no place are turned away at once, before they have cost anything.
     */
    <T> Mono<T> inTurn(Mono<T> work);

    /** Differs from call to call: each has a salt of its own. */
    Mono<String> hash(Password password);

    Mono<Boolean> matches(Password password, String hash);

    /** Takes as long as {@link #matches}, and is false. */
    Mono<Boolean> matchesNothing(Password password);
}
