package io.flashsale.account;

import io.flashsale.shared.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * All that we know of somebody.
 *
 * @param mail null if nobody logs in by it
 */
public record Account(CustomerId id, @Nullable String mail, boolean mailVerified, Profile profile) {

    /** Nothing of a person. */
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
