package io.flashsale.account;

import io.flashsale.shared.Label;

/** Somebody's wish for an account. */
public record SignUp(MailAddress mail, Password password, String name) {

    private static final int LONGEST_NAME = 100;

    public SignUp {
        requireName(name);
    }

    /** Returns the name, or signals an invalid input. */
    public static String requireName(String name) {
        return Label.require("name", name, LONGEST_NAME);
    }
}
