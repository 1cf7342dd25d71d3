package io.flashsale.api.account;

import io.flashsale.account.FirstAdmin;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Not ready before the admin of the settings can log in. Each look tries again what failed before. */
@Component
class FirstAdminHealthIndicator implements ReactiveHealthIndicator {

    private final FirstAdmin admin;

    FirstAdminHealthIndicator(FirstAdmin admin) {
        this.admin = admin;
    }

    @Override
    public Mono<Health> health() {
        return admin.present()
                .map(_ -> Health.up().build())
                .onErrorResume(failure -> Mono.just(Health.outOfService()
                        .withDetail("reason", failure.getClass().getSimpleName())
                        .build()));
    }
}
