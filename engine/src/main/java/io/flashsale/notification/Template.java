package io.flashsale.notification;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What customers are told. Its texts are files: {@code mail/en/order-placed.txt} and {@code .html}. */
public enum Template {
    /** Asks to pay. */
    ORDER_PLACED(QueueClass.ORDINARY, Trait.RUNS_OUT),
    ORDER_WAITLISTED(QueueClass.ORDINARY),
    /** Units came back, and are the customer's until a deadline. */
    ORDER_PROMOTED(QueueClass.PRESSING, Trait.URGENT, Trait.RUNS_OUT),
    ORDER_CONFIRMED(QueueClass.ORDINARY),
    ORDER_SHIPPED(QueueClass.ORDINARY),
    ORDER_DELIVERED(QueueClass.ORDINARY),
    ORDER_EXPIRED(QueueClass.ORDINARY, Trait.URGENT),
    ORDER_CANCELLED(QueueClass.ORDINARY),
    /** Was confirmed, and is cancelled by the shop. */
    ORDER_CALLED_OFF(QueueClass.ORDINARY),
    ORDER_PAYMENT_FAILED(QueueClass.ORDINARY),
    /** Waited in vain, or had units that were not there. */
    ORDER_SOLD_OUT(QueueClass.ORDINARY),
    /** Money that came too late, or twice. */
    MONEY_GOES_BACK(QueueClass.ORDINARY),
    VERIFY_MAIL(QueueClass.PRESSING, Trait.RUNS_OUT),
    RESET_PASSWORD(QueueClass.PRESSING, Trait.RUNS_OUT),
    PASSWORD_CHANGED(QueueClass.PRESSING),
    /** Asks the owner of an account whether somebody may log in to it by a provider. */
    LINK_IDENTITY(QueueClass.PRESSING, Trait.RUNS_OUT),
    IDENTITY_LINKED(QueueClass.PRESSING),
    REGISTRATION_CONFIRMED(QueueClass.ORDINARY, Trait.TO_VERIFIED),
    /** News, to those who want them. */
    SALE_ANNOUNCED(QueueClass.BULK, Trait.TO_VERIFIED),
    /** To the registered: tomorrow, for example. */
    SALE_SOON(QueueClass.BULK, Trait.TO_VERIFIED, Trait.RUNS_OUT),
    /** In an hour, for example. */
    SALE_VERY_SOON(QueueClass.BULK, Trait.TO_VERIFIED, Trait.URGENT, Trait.RUNS_OUT);

    private enum Trait {
        URGENT,
        RUNS_OUT,
        TO_VERIFIED
    }

    private final QueueClass queueClass;
    private final Set<Trait> traits;

    Template(QueueClass queueClass, Trait... traits) {
        this.queueClass = queueClass;
        this.traits = traits.length == 0 ? EnumSet.noneOf(Trait.class) : EnumSet.copyOf(List.of(traits));
    }

    public QueueClass queueClass() {
        return queueClass;
    }

    /** Cannot wait until somebody reads mails: a text, {@code sms/en/order-promoted.txt}, says it, too. */
    public boolean isUrgent() {
        return traits.contains(Trait.URGENT);
    }

    /** Asks for something that can be done until the time it names, and is no use afterwards. */
    boolean runsOut() {
        return traits.contains(Trait.RUNS_OUT);
    }

    /** Is for those who have shown that the address is theirs, where that is asked for: others could flood it. */
    boolean isForVerified() {
        return traits.contains(Trait.TO_VERIFIED);
    }

    public static Stream<Template> urgent() {
        return Arrays.stream(values()).filter(Template::isUrgent);
    }

    /** As its files are called. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
