package io.flashsale.account.oauth2;

import io.flashsale.platform.http.JsonReply;
import io.flashsale.platform.http.JsonServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Asks Facebook's Graph API whose an access token is, with the proof that we are the app that it was given to. */
final class GraphCalls implements ReactiveOAuth2UserService<OAuth2UserRequest, OAuth2User> {

    private static final String ID = "id";
    private static final List<String> FIELDS = List.of(ID, "name", "email");
    private static final String ALGORITHM = "HmacSHA256";

    private final JsonServer server;

    GraphCalls(JsonServer server) {
        this.server = server;
    }

    @Override
    public Mono<OAuth2User> loadUser(OAuth2UserRequest request) {
        String token = request.getAccessToken().getTokenValue();
        String proof = proof(token, request.getClientRegistration().getClientSecret());
        String me = request.getClientRegistration()
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUri();
        URI url = URI.create(me + "?fields=" + String.join(",", FIELDS) + "&appsecret_proof=" + proof);
        return server.get(url, headers -> headers.setBearerAuth(token)).flatMap(this::read);
    }

    private Mono<OAuth2User> read(JsonReply reply) {
        if (TokenCalls.isAway(reply)) {
            return Mono.error(server.unavailable("status " + reply.status()));
        }
        Map<String, Object> said = new HashMap<>();
        FIELDS.forEach(field -> put(said, field, reply.body().path(field)));
        return reply.isSuccess() && said.containsKey(ID)
                ? Mono.just(new DefaultOAuth2User(List.of(), said, ID))
                : Mono.error(new OAuth2AuthenticationException(new OAuth2Error("invalid_user_info_response")));
    }

    private static void put(Map<String, Object> said, String field, JsonNode value) {
        if (value.isString()) {
            said.put(field, value.asString());
        }
    }

    /** A token that was stolen somewhere else is of no use without the app's secret. */
    private static String proof(String token, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
