package io.flashsale.account;

import io.flashsale.platform.OpaqueToken;
import java.net.URI;

/**
 * One browser's way to a provider and back. Nothing of it is kept: every process makes the same of state and browser.
 *
 * @param state    goes to the provider and comes back
 * @param nonce    stands, as a digest, in what the provider signs
 * @param verifier shows the provider that who brings its code has begun (PKCE)
 * @param code     stands for what the provider said, for the page that takes it for tokens
 * @param page     where the browser goes in the end
 */
public record SocialAttempt(
        SocialProvider provider, String state, OpaqueToken nonce, OpaqueToken verifier, OpaqueToken code, URI page) {

    /** Hidden. */
    @Override
    public String toString() {
        return "SocialAttempt[" + provider + "]";
    }
}
