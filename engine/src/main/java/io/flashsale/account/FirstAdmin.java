package io.flashsale.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the admin of the settings, once, however many instances start and however often. */
@Component
public final class FirstAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);

    private final Mono<Boolean> present;

    public FirstAdmin(AdminSettings settings, Accounts accounts) {
        this.present = Mono.justOrEmpty(settings.wish())
                .flatMap(wish -> accounts.signUp(wish, Role.ADMIN))
                .doOnNext(FirstAdmin::log)
                .thenReturn(true)
                .cacheInvalidateIf(_ -> false);
    }

    /** True once the admin is there, or none is wanted. An error is not remembered: the next call tries again. */
    public Mono<Boolean> present() {
        return present;
    }

    /** Spring subscribes to what a listener returns. */
    @EventListener(ApplicationStartedEvent.class)
    Mono<Void> start() {
        return present().then();
    }

    private static void log(SignUpOutcome outcome) {
        switch (outcome) {
            case SignUpOutcome.SignedUp(var admin) -> LOG.info("Admin {} created", admin.id());
            case SignUpOutcome.MailTaken _ -> LOG.info("Admin was there already");
        }
    }
}
