package io.flashsale.account;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tells of himself or herself.
 *
 * @param language to be written to in; null for English
 */
public record Profile(
        String name, @Nullable PhoneNumber phone, @Nullable Language language, List<PostalAddress> addresses) {

    private static final int MOST_ADDRESSES = 10;

    public Profile {
        SignUp.requireName(name);
        addresses = List.copyOf(addresses);
        if (addresses.size() > MOST_ADDRESSES) {
            throw new InvalidInput("addresses", addresses.size() + " addresses", "at most " + MOST_ADDRESSES);
        }
    }

    /** Nothing of a person. */
    @Override
    public String toString() {
        return "Profile[" + addresses.size() + " addresses]";
    }
}
