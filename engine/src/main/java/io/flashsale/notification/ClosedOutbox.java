package io.flashsale.notification;

import java.util.Collection;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where there is no mail server: what was kept now would be sent, much too late, once there is one. */
@Component
@ConditionalOnMail(false)
class ClosedOutbox implements Outbox {

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Mono<Void> put(Collection<Message> messages) {
        return Mono.empty();
    }
}
