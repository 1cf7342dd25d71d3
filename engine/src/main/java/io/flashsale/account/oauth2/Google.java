package io.flashsale.account.oauth2;

import io.flashsale.account.SocialIdentity;
import io.flashsale.account.SocialPerson;
import io.flashsale.account.SocialProvider;
import java.time.Clock;
import java.util.Objects;
import org.springframework.security.oauth2.client.oidc.authentication.*;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Google by OpenID Connect. All that we want to know stands in the id token: signed with RS256 by its keys, issued by
 * it, for us, for this attempt, and not long ago.
 */
final class Google {

    private static final SocialProvider GOOGLE = SocialProvider.GOOGLE;

    private Google() {}

    static OAuth2Provider provider(GoogleSettings settings, String returnUrl, ProviderServer server, Clock clock) {
        var manager = new OidcAuthorizationCodeReactiveAuthenticationManager(
                new TokenCalls(server.json()), request -> Mono.just(new DefaultOidcUser(null, request.getIdToken())));
        ClientRegistration registration = registration(settings, returnUrl);
        ReactiveJwtDecoder decoder = decoder(registration, server.keys(), clock);
        manager.setJwtDecoderFactory(_ -> decoder);
        return new OAuth2Provider(registration, manager, Google::person, server.longest());
    }

    private static ReactiveJwtDecoder decoder(ClientRegistration registration, WebClient keys, Clock clock) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .webClient(keys)
                .build();
        decoder.setJwtValidator(validator(registration, clock));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(ReactiveOidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    private static ClientRegistration registration(GoogleSettings settings, String returnUrl) {
        ClientSettings client = settings.client();
        return ClientRegistration.withRegistrationId(GOOGLE.word())
                .clientId(Objects.requireNonNull(client.id()))
                .clientSecret(Objects.requireNonNull(client.secret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(returnUrl)
                .scope("openid", "profile", "email")
                .issuerUri(settings.issuer())
                .authorizationUri(settings.authorizationUrl().toString())
                .tokenUri(settings.tokenUrl().toString())
                .jwkSetUri(settings.keysUrl().toString())
                .build();
    }

    private static OAuth2TokenValidator<Jwt> validator(ClientRegistration registration, Clock clock) {
        var time = new JwtTimestampValidator();
        time.setClock(clock);
        var claims = new OidcIdTokenValidator(registration);
        claims.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(time, claims);
    }

    private static SocialPerson person(OAuth2User user) {
        var said = (OidcUser) user;
        return SocialPerson.of(
                new SocialIdentity(GOOGLE, Objects.requireNonNull(said.getSubject())),
                said.getFullName(),
                said.getEmail(),
                Boolean.TRUE.equals(said.getEmailVerified()));
    }
}
