package io.flashsale.account;

import io.flashsale.shared.InvalidInput;
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
                .flatMap(wish -> accounts.signUp(wish, Role.ADMIN).flatMap(outcome -> isThere(wish, outcome, accounts)))
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

    private static Mono<Void> isThere(SignUp wish, SignUpOutcome outcome, Accounts accounts) {
        return switch (outcome) {
            case SignUpOutcome.SignedUp(var admin) -> Mono.fromRunnable(() -> LOG.info("Admin {} created", admin.id()));
            case SignUpOutcome.MailTaken _ ->
                accounts.role(wish.mail())
                        .filter(role -> role == Role.ADMIN)
                        .switchIfEmpty(Mono.error(() -> isCustomers(wish.mail())))
                        .doOnNext(_ -> LOG.info("Admin was there already"))
                        .then();
        };
    }

    /** Whoever signed up with the address first is not made an admin by that. */
    private static InvalidInput isCustomers(MailAddress mail) {
        var wrong = new InvalidInput(
                "flashsale.admin.email",
                mail,
                "an address without an account, or an admin's; this one is a customer's: name another");
        LOG.error("There is no admin, and this process does not get ready. {}", wrong.getMessage());
        return wrong;
    }
}
