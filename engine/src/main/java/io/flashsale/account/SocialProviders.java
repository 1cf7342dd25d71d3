package io.flashsale.account;

import java.net.URI;
import java.util.Set;
import reactor.core.publisher.Mono;

/** The providers that are set up here. */
public interface SocialProviders {

    /** In their order. */
    Set<SocialProvider> on();

    /** Where a browser is sent to for this. Only for a provider that is on. */
    URI address(SocialAttempt attempt);

    /**
     * Takes what the provider gave the browser for what it says of somebody, once. When it does not answer, the signal
     * is {@link io.flashsale.shared.Unavailable}; the browser may begin anew.
     */
    Mono<SocialAnswer> ask(SocialAttempt attempt, String code);
}
