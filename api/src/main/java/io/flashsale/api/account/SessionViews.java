package io.flashsale.api.account;

import io.flashsale.account.Customer;
import io.flashsale.api.security.AccessTokens;
import io.flashsale.api.security.Shopper;
import io.flashsale.session.OpenSession;
import org.springframework.stereotype.Component;

/** What somebody gets who has logged in, in whatever way. */
@Component
public final class SessionViews {

    private final AccessTokens tokens;

    SessionViews(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** With an access token that is new. */
    public SessionView of(Customer customer, OpenSession session) {
        var shopper = new Shopper(customer.id(), customer.role(), session.id(), customer.mailVerified());
        return SessionView.of(tokens.mint(shopper), session);
    }
}
