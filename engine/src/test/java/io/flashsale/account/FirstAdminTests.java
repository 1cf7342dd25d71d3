package io.flashsale.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class FirstAdminTests {

    private static final AdminSettings ROOT = new AdminSettings("root@example.com", "correct horse");

    private final List<Role> signedUp = new ArrayList<>();
    private Role role = Role.ADMIN;

    @Test
    void isMadeOnceHoweverOftenAskedFor() {
        var admin = new FirstAdmin(ROOT, accounts(Mono.just(new SignUpOutcome.MailTaken())));

        assertThat(admin.present().block()).isTrue();
        assertThat(admin.present().block()).isTrue();
        assertThat(signedUp).containsExactly(Role.ADMIN);
    }

    @Test
    void isTriedAgainAfterAnError() {
        var broken = new Unavailable("no database", Duration.ofSeconds(1), new IllegalStateException());
        var admin = new FirstAdmin(ROOT, accounts(Mono.error(broken)));

        for (int i = 0; i < 2; i++) {
            StepVerifier.create(admin.present()).expectError(Unavailable.class).verify(Duration.ofSeconds(1));
        }
        assertThat(signedUp).hasSize(2);
    }

    @Test
    void isNobodyWithoutSettings() {
        var admin = new FirstAdmin(new AdminSettings(null, ""), accounts(Mono.never()));

        assertThat(admin.present().block()).isTrue();
        assertThat(signedUp).isEmpty();
    }

    @Test
    void needsBothMailAndPassword() {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new AdminSettings("root@example.com", null));
    }

    @Test
    void isNoCustomerWhoHasTheMailAddress() {
        role = Role.CUSTOMER;
        var admin = new FirstAdmin(ROOT, accounts(Mono.just(new SignUpOutcome.MailTaken())));

        for (int i = 0; i < 2; i++) {
            StepVerifier.create(admin.present())
                    .expectErrorMatches(error -> error instanceof InvalidInput
                            && error.getMessage().startsWith("flashsale.admin.email: root@example.com"))
                    .verify(Duration.ofSeconds(1));
        }
    }

    private Accounts accounts(Mono<SignUpOutcome> answer) {
        return new Accounts() {
            @Override
            public Mono<SignUpOutcome> signUp(SignUp wish, Role role) {
                signedUp.add(role);
                return answer;
            }

            @Override
            public Mono<LogInOutcome> logIn(MailAddress mail, Password password) {
                return Mono.error(new UnsupportedOperationException());
            }

            @Override
            public Mono<Role> role(MailAddress mail) {
                return Mono.just(role);
            }

            @Override
            public Mono<Customer> find(CustomerId id) {
                return Mono.error(new UnsupportedOperationException());
            }
        };
    }
}
