package io.flashsale.notification.mailbox;

import io.flashsale.notification.KeptSms;
import io.flashsale.notification.Mailbox;
import io.flashsale.notification.Sms;
import io.flashsale.notification.SmsOutcome;
import io.flashsale.notification.SmsSender;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The last hundred texts of this process. */
@Component
@ConditionalOnProperty(name = "flashsale.sms.provider", havingValue = "mailbox")
class MemoryMailbox implements SmsSender, Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryMailbox.class);
    private static final int MOST = 100;

    private final InstantSource clock;
    private final Deque<KeptSms> texts = new ArrayDeque<>();

    MemoryMailbox(InstantSource clock) {
        this.clock = clock;
        LOG.warn("Texts are not sent: everybody who reaches this process may read them. For development only");
    }

    @Override
    public Mono<SmsOutcome> send(Sms sms) {
        return Mono.fromSupplier(() -> keep(new KeptSms(clock.instant(), sms)));
    }

    private synchronized SmsOutcome keep(KeptSms text) {
        texts.addFirst(text);
        if (texts.size() > MOST) {
            texts.removeLast();
        }
        return new SmsOutcome.Accepted();
    }

    @Override
    public synchronized List<KeptSms> texts() {
        return List.copyOf(texts);
    }
}
