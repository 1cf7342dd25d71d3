package io.flashsale.account.oauth2;

import io.flashsale.account.SocialIdentity;
import io.flashsale.account.SocialPerson;
import io.flashsale.account.SocialProvider;
import java.util.Objects;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.user.OAuth2User;

/** Facebook by OAuth 2: it signs nothing, so it is asked. Whether a mail address is verified it does not say. */
final class Facebook {

    private static final SocialProvider FACEBOOK = SocialProvider.FACEBOOK;

    private Facebook() {}

    static OAuth2Provider provider(FacebookSettings settings, String returnUrl, ProviderServer server) {
        var manager = new OAuth2LoginReactiveAuthenticationManager(
                new TokenCalls(server.json()), new GraphCalls(server.json()));
        return new OAuth2Provider(registration(settings, returnUrl), manager, Facebook::person, server.longest());
    }

    private static ClientRegistration registration(FacebookSettings settings, String returnUrl) {
        ClientSettings client = settings.client();
        return ClientRegistration.withRegistrationId(FACEBOOK.word())
                .clientId(Objects.requireNonNull(client.id()))
                .clientSecret(Objects.requireNonNull(client.secret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(returnUrl)
                .scope("public_profile", "email")
                .authorizationUri(settings.dialog())
                .tokenUri(settings.graph("/oauth/access_token"))
                .userInfoUri(settings.graph("/me"))
                .userNameAttributeName("id")
                .build();
    }

    private static SocialPerson person(OAuth2User user) {
        return SocialPerson.of(
                new SocialIdentity(FACEBOOK, user.getName()),
                user.getAttribute("name"),
                user.getAttribute("email"),
                false);
    }
}
