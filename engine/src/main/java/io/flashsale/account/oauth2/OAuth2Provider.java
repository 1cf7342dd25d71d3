package io.flashsale.account.oauth2;

import static org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames.REGISTRATION_ID;
import static org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames.NONCE;

import io.flashsale.account.SocialAnswer;
import io.flashsale.account.SocialAttempt;
import io.flashsale.account.SocialPerson;
import io.flashsale.platform.Sha256;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Unavailable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.user.OAuth2User;
import reactor.core.publisher.Mono;

/**
 * One provider in Spring Security's terms.
 *
 * @param manager fetches what the provider says, and checks it
 * @param reading what of it we take
 * @param longest wait for all of it
 */
record OAuth2Provider(
        ClientRegistration registration,
        ReactiveAuthenticationManager manager,
        Function<OAuth2User, SocialPerson> reading,
        Duration longest) {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    URI address(SocialAttempt attempt) {
        return URI.create(request(attempt).getAuthorizationRequestUri());
    }

    Mono<SocialAnswer> ask(SocialAttempt attempt, String code) {
        return Mono.defer(() -> manager.authenticate(token(attempt, code)))
                .timeout(longest)
                .map(this::known)
                .switchIfEmpty(Mono.error(() -> away("nothing")))
                .onErrorResume(this::answer);
    }

    private OAuth2AuthorizationCodeAuthenticationToken token(SocialAttempt attempt, String code) {
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(Objects.requireNonNull(registration.getRedirectUri()))
                .state(attempt.state())
                .build();
        return new OAuth2AuthorizationCodeAuthenticationToken(
                registration, new OAuth2AuthorizationExchange(request(attempt), response));
    }

    /** The provider sees digests of nonce and verifier only. */
    private OAuth2AuthorizationRequest request(SocialAttempt attempt) {
        String nonce = attempt.nonce().value();
        String verifier = attempt.verifier().value();
        boolean signs = registration.getScopes().contains("openid");
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(attempt.state())
                .attributes(kept -> kept.putAll(Map.of(
                        REGISTRATION_ID,
                        registration.getRegistrationId(),
                        NONCE,
                        nonce,
                        PkceParameterNames.CODE_VERIFIER,
                        verifier)))
                .additionalParameters(said -> said.putAll(Map.of(
                        PkceParameterNames.CODE_CHALLENGE,
                        digest(verifier),
                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                        "S256")))
                .additionalParameters(said -> {
                    if (signs) {
                        said.put(NONCE, digest(nonce));
                    }
                })
                .build();
    }

    private SocialAnswer known(Authentication authentication) {
        try {
            var user = (OAuth2User) Objects.requireNonNull(authentication.getPrincipal());
            return new SocialAnswer.Known(reading.apply(user));
        } catch (InvalidInput _) {
            return new SocialAnswer.Refused("invalid_subject");
        }
    }

    /** That keys could not be fetched comes wrapped, even as if what they were for was wrong. */
    private Mono<SocialAnswer> answer(Throwable failure) {
        Optional<Unavailable> away = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(Unavailable.class::isInstance)
                .map(Unavailable.class::cast)
                .findFirst();
        if (away.isPresent()) {
            return Mono.error(away.get());
        }
        return failure instanceof OAuth2AuthenticationException refused
                ? Mono.just(new SocialAnswer.Refused(refused.getError().getErrorCode()))
                : Mono.error(away(failure.getClass().getSimpleName()));
    }

    private Unavailable away(String what) {
        return new Unavailable(registration.getRegistrationId() + ": " + what, PAUSE, null);
    }

    private static String digest(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
