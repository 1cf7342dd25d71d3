package io.flashsale.account.oauth2;

import io.flashsale.account.SocialAnswer;
import io.flashsale.account.SocialAttempt;
import io.flashsale.account.SocialProvider;
import io.flashsale.account.SocialProviders;
import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Those that the settings tell of. */
final class OAuth2SocialProviders implements SocialProviders, AutoCloseable {

    private final Map<SocialProvider, OAuth2Provider> providers;
    private final List<ProviderServer> servers;

    OAuth2SocialProviders(Map<SocialProvider, OAuth2Provider> providers, Collection<ProviderServer> servers) {
        this.providers = new EnumMap<>(SocialProvider.class);
        this.providers.putAll(providers);
        this.servers = List.copyOf(servers);
    }

    @Override
    public void close() {
        servers.forEach(ProviderServer::close);
    }

    @Override
    public Set<SocialProvider> on() {
        return Collections.unmodifiableSet(providers.keySet());
    }

    @Override
    public URI address(SocialAttempt attempt) {
        return provider(attempt).address(attempt);
    }

    @Override
    public Mono<SocialAnswer> ask(SocialAttempt attempt, String code) {
        return provider(attempt).ask(attempt, code);
    }

    private OAuth2Provider provider(SocialAttempt attempt) {
        return Objects.requireNonNull(
                providers.get(attempt.provider()), attempt.provider().word());
    }
}
