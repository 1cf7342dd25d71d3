package io.flashsale.account.oauth2;

import io.flashsale.account.SocialProvider;
import io.flashsale.platform.http.CallLimits;
import io.flashsale.platform.http.JsonServer;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.resources.ConnectionProvider;

/** A provider's server: what knows secrets is said through {@code json}, the keys it signs with are fetched besides. */
final class ProviderServer implements AutoCloseable {

    private final JsonServer json;
    private final WebClient keys;
    private final ConnectionProvider connections;
    private final Duration longest;

    ProviderServer(SocialProvider provider, WebClient.Builder builder, CallSettings settings) {
        CallLimits limits = settings.calls();
        json = new JsonServer(provider.word(), builder, limits);
        connections = limits.connections(provider.word() + "-keys");
        keys = builder.clone()
                .clientConnector(new ReactorClientHttpConnector(
                        limits.client(connections).responseTimeout(limits.callTimeout())))
                .filter(this::orAway)
                .build();
        longest = settings.longest();
    }

    JsonServer json() {
        return json;
    }

    WebClient keys() {
        return keys;
    }

    /** Wait for a whole log-in. */
    Duration longest() {
        return longest;
    }

    private Mono<ClientResponse> orAway(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request)
                .flatMap(response -> response.statusCode().is2xxSuccessful()
                        ? Mono.just(response)
                        : response.releaseBody()
                                .then(Mono.error(json.unavailable(
                                        "keys, status " + response.statusCode().value()))))
                .onErrorMap(
                        failure -> !(failure instanceof Unavailable),
                        failure ->
                                json.unavailable("keys, " + failure.getClass().getSimpleName()));
    }

    @Override
    public void close() {
        json.close();
        connections.dispose();
    }
}
