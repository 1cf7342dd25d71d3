package io.flashsale.account;

import io.flashsale.shared.Label;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish for an account.
 *
 * @param language null if nobody has said
 */
public record SignUp(
        MailAddress mail,
        Password password,
        String name,
        @Nullable Language language) {

    private static final int LONGEST_NAME = 100;

    public SignUp {
        requireName(name);
    }

    public SignUp(MailAddress mail, Password password, String name) {
        this(mail, password, name, null);
    }

    /** Returns the name, or signals an invalid input. */
    public static String requireName(String name) {
        return Label.require("name", name, LONGEST_NAME);
    }
}
