package io.flashsale.account;

import io.flashsale.shared.InvalidInput;
import java.util.Locale;
import java.util.regex.Pattern;

/** A mail address in lower case, as one logs in with. Only a mail sent to it would prove that it exists. */
public record MailAddress(String value) {

    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[\\p{Alnum}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\\p{Alnum}-]{1,63}\\.)+[\\p{Alnum}-]{2,63}");

    public MailAddress {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new InvalidInput("email", value, "a mail address of at most " + LONGEST + " characters");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
