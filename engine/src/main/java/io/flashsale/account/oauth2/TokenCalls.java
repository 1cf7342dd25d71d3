package io.flashsale.account.oauth2;

import io.flashsale.platform.http.JsonReply;
import io.flashsale.platform.http.JsonServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Takes a code for tokens (RFC 6749, 4.1.3), once: a code is good once, so a call is never repeated. That a provider
 * cannot answer now is another thing than that it refuses.
 */
final class TokenCalls implements ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCalls.class);
    private static final String NO_TOKEN = "invalid_token_response";
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,40}");

    private final JsonServer server;

    TokenCalls(JsonServer server) {
        this.server = server;
    }

    @Override
    public Mono<OAuth2AccessTokenResponse> getTokenResponse(OAuth2AuthorizationCodeGrantRequest grant) {
        ClientRegistration client = grant.getClientRegistration();
        return server.post(
                        URI.create(client.getProviderDetails().getTokenUri()),
                        TokenCalls::wantJson,
                        BodyInserters.fromFormData(form(client, grant.getAuthorizationExchange())))
                .flatMap(reply ->
                        isAway(reply) ? Mono.error(server.unavailable("status " + reply.status())) : read(reply));
    }

    /** Whether the server has an answer at another time. */
    static boolean isAway(JsonReply reply) {
        return reply.status() >= 500 || reply.status() == 429;
    }

    private static void wantJson(HttpHeaders headers) {
        headers.setAccept(List.of(MediaType.APPLICATION_JSON));
    }

    private static MultiValueMap<String, String> form(ClientRegistration client, OAuth2AuthorizationExchange exchange) {
        Map<String, Object> kept = exchange.getAuthorizationRequest().getAttributes();
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", client.getAuthorizationGrantType().getValue());
        form.add("code", exchange.getAuthorizationResponse().getCode());
        form.add("redirect_uri", client.getRedirectUri());
        form.add("client_id", client.getClientId());
        form.add("client_secret", client.getClientSecret());
        form.add("code_verifier", (String) kept.get(PkceParameterNames.CODE_VERIFIER));
        return form;
    }

    private Mono<OAuth2AccessTokenResponse> read(JsonReply reply) {
        JsonNode body = reply.body();
        String token = body.path("access_token").asString("");
        if (!reply.isSuccess() || token.isEmpty()) {
            LOG.warn("no token: status {}, {}", reply.status(), word(body));
            return Mono.error(new OAuth2AuthorizationException(new OAuth2Error(NO_TOKEN)));
        }
        String signed = body.path(OidcParameterNames.ID_TOKEN).asString("");
        return Mono.just(OAuth2AccessTokenResponse.withToken(token)
                .tokenType(OAuth2AccessToken.TokenType.BEARER)
                .expiresIn(Duration.ofHours(1).toSeconds())
                .additionalParameters(signed.isEmpty() ? Map.of() : Map.of(OidcParameterNames.ID_TOKEN, signed))
                .build());
    }

    /** OAuth 2 says a word, Facebook an object with a word in it; other texts may quote what we sent. */
    private static String word(JsonNode body) {
        JsonNode error = body.path("error");
        String word = error.isObject() ? error.path("type").asString("") : error.asString("");
        return WORD.matcher(Objects.requireNonNull(word)).matches() ? word : "…";
    }
}
