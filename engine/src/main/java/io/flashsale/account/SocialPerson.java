package io.flashsale.account;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Label;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of somebody.
 *
 * @param mail         null if it says none, or none that we could send to
 * @param mailVerified whether the provider vouches that the mails reach them
 */
public record SocialPerson(
        SocialIdentity identity, String name, @Nullable MailAddress mail, boolean mailVerified) {

    private static final int LONGEST_NAME = 100;
    private static final String NAMELESS = "Customer";

    /** Of what came from outside: people call themselves whatever they like there. */
    public static SocialPerson of(
            SocialIdentity identity, @Nullable String name, @Nullable String mail, boolean mailVerified) {
        MailAddress address = address(mail);
        return new SocialPerson(identity, name(name), address, address != null && mailVerified);
    }

    /** One line that can be shown, cut if it is too long. */
    private static String name(@Nullable String told) {
        String line = told == null ? "" : Label.printable(told, LONGEST_NAME);
        return line.isEmpty() ? NAMELESS : line;
    }

    private static @Nullable MailAddress address(@Nullable String told) {
        try {
            return told == null ? null : new MailAddress(told);
        } catch (InvalidInput _) {
            return null;
        }
    }

    /** Nothing of a person. */
    @Override
    public String toString() {
        return "SocialPerson[" + identity + "]";
    }
}
