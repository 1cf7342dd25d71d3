package io.flashsale.notification;

import java.util.List;

/** Texts that were not sent but kept, for development. */
public interface Mailbox {

    /** The last ones, newest first. */
    List<KeptSms> texts();
}
