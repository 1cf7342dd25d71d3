package io.flashsale.api.security;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells Spring Security who a bearer token names; the principal is the {@link Shopper}. */
@Component
class BearerAuthentication implements ReactiveAuthenticationManager {

    private final AccessTokens tokens;

    BearerAuthentication(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication claimed) {
        return Mono.justOrEmpty(verified(claimed))
                .map(BearerAuthentication::authenticated)
                .switchIfEmpty(Mono.error(() -> new InvalidBearerTokenException("expired or not one of ours")));
    }

    private Optional<Shopper> verified(Authentication claimed) {
        return claimed instanceof BearerTokenAuthenticationToken bearer
                ? tokens.verify(bearer.getToken())
                : Optional.empty();
    }

    private static Authentication authenticated(Shopper shopper) {
        var role = new SimpleGrantedAuthority("ROLE_" + shopper.role().name());
        return UsernamePasswordAuthenticationToken.authenticated(shopper, null, List.of(role));
    }
}
