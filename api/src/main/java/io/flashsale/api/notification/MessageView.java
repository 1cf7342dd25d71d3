package io.flashsale.api.notification;

import io.flashsale.notification.KeptSms;
import java.time.Instant;

/** A text as it would have arrived. */
record MessageView(Instant at, String to, String text) {

    static MessageView of(KeptSms kept) {
        return new MessageView(kept.at(), kept.sms().to().value(), kept.sms().text());
    }
}
