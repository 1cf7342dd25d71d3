package io.flashsale.api.testing;

import java.util.List;
import java.util.stream.Stream;

/** How an application sends mails, and texts, that is as impatient as a test. */
public final class Mailing {

    private static final List<String> IMPATIENT = List.of(
            "flashsale.mail.connect-timeout=1s",
            "flashsale.mail.read-timeout=1s",
            "flashsale.mail.write-timeout=1s",
            "flashsale.mail.longest=3s",
            "flashsale.sms.calls.call-timeout=3s",
            "flashsale.outbox.look-every=50ms",
            "flashsale.outbox.mails-per-second=1000",
            "flashsale.outbox.texts-per-second=1000",
            "flashsale.outbox.taken-for=5s",
            "flashsale.outbox.first-pause=200ms",
            "flashsale.outbox.longest-pause=400ms",
            "flashsale.outbox.server-pause=200ms");

    private Mailing() {}

    /** @param server the settings that reach it; more of them go before these */
    public static String[] by(List<String> server, String... more) {
        return Stream.of(IMPATIENT, server, List.of(more)).flatMap(List::stream).toArray(String[]::new);
    }
}
