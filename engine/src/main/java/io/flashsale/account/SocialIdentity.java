package io.flashsale.account;

import io.flashsale.shared.InvalidInput;
import java.util.regex.Pattern;

/** What a provider calls somebody, for ever. A mail address is not: people give theirs up, and others get it. */
public record SocialIdentity(SocialProvider provider, String subject) {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

    public SocialIdentity {
        if (!FORM.matcher(subject).matches()) {
            throw new InvalidInput("subject", "…", "1 to 200 visible ASCII characters");
        }
    }

    /** Nothing of a person. */
    @Override
    public String toString() {
        return "SocialIdentity[" + provider + "]";
    }
}
