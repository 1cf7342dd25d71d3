package io.flashsale.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** What customers are told. Its texts are files: {@code mail/en/order-placed.txt} and {@code .html}. */
public enum Template {
    ORDER_PLACED,
    ORDER_WAITLISTED,
    /** Units came back, and are the customer's until a deadline. */
    ORDER_PROMOTED(true),
    ORDER_CONFIRMED,
    ORDER_SHIPPED,
    ORDER_DELIVERED,
    ORDER_EXPIRED(true),
    ORDER_CANCELLED,
    ORDER_PAYMENT_FAILED,
    /** Waited in vain, or had units that were not there. */
    ORDER_SOLD_OUT,
    /** Money that came too late, or twice. */
    MONEY_GOES_BACK,
    VERIFY_MAIL,
    RESET_PASSWORD,
    PASSWORD_CHANGED,
    /** Asks the owner of an account whether somebody may log in to it by a provider. */
    LINK_IDENTITY,
    IDENTITY_LINKED,
    REGISTRATION_CONFIRMED,
    /** News, to those who want them. */
    SALE_ANNOUNCED,
    /** To the registered: tomorrow, for example. */
    SALE_SOON,
    /** In an hour, for example. */
    SALE_VERY_SOON(true);

    private final boolean urgent;

    Template() {
        this(false);
    }

    Template(boolean urgent) {
        this.urgent = urgent;
    }

    /** Cannot wait until somebody reads mails: a text, {@code sms/en/order-promoted.txt}, says it, too. */
    public boolean isUrgent() {
        return urgent;
    }

    public static Stream<Template> urgent() {
        return Arrays.stream(values()).filter(Template::isUrgent);
    }

    /** As its files are called. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
