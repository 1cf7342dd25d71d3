package io.flashsale.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

class MailConfigurationTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Room.class)
            .withPropertyValues(
                    "flashsale.mail.port=587",
                    "flashsale.mail.encryption=starttls",
                    "flashsale.mail.from=shop@flashsale.example",
                    "flashsale.mail.connect-timeout=5s",
                    "flashsale.mail.read-timeout=10s",
                    "flashsale.mail.write-timeout=10s",
                    "flashsale.mail.longest=30s",
                    "flashsale.mail.connections=2");

    @Test
    void withoutAServerNothingIsKept() {
        application.run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(MailSettings.class);
            assertThat(context.getBean(Outbox.class).isOpen()).isFalse();
        });
    }

    @Test
    void aServerOpensTheOutbox() {
        application
                .withPropertyValues("flashsale.mail.host=mail.example")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(MailSettings.class)
                        .doesNotHaveBean(ClosedOutbox.class));
    }

    @ParameterizedTest
    @CsvSource({
        "from=, FLASHSALE_MAIL_FROM",
        "user=ada, FLASHSALE_MAIL_PASSWORD",
        "port=0, flashsale.mail.port",
        "read-timeout=31s, flashsale.mail.read-timeout",
        "connections=0, flashsale.mail.connections"
    })
    void whatIsWrongIsNamedAndNothingStarts(String setting, String named) {
        application
                .withPropertyValues("flashsale.mail.host=mail.example", "flashsale.mail." + setting)
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining(named));
    }

    @Import({ClosedOutbox.class, Settings.class})
    static class Room {}

    @ConditionalOnMail
    @EnableConfigurationProperties(MailSettings.class)
    static class Settings {}
}
