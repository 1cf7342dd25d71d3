package io.flashsale.payment;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Label;
import java.util.regex.Pattern;

/**
 * Who pays, as the provider wants to know.
 *
 * @param firstName at most 60 characters
 * @param email without {@code |}, which separates what is signed
 * @param phone 10 to 15 digits, perhaps after a plus
 */
public record Payer(String firstName, String email, String phone) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s|@]+@[^\\s|@]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{10,15}");

    public Payer {
        Label.require("firstName", firstName, LONGEST_NAME);
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            throw new InvalidInput("email", email, "a mail address without |, at most 254 characters");
        }
        if (!PHONE.matcher(phone).matches()) {
            throw new InvalidInput("phone", phone, "10 to 15 digits, perhaps after a plus");
        }
    }
}
