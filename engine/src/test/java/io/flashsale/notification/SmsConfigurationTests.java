package io.flashsale.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SmsConfigurationTests {

    private static final String[] COMPLETE = {
        "flashsale.sms.msg91.auth-key=key of msg91",
        "flashsale.sms.msg91.template-id=template",
        "flashsale.sms.twilio.account-sid=AC0123456789abcdef0123456789abcdef",
        "flashsale.sms.twilio.auth-token=token of twilio",
        "flashsale.sms.twilio.sender=+14155552671"
    };

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class))
            .withUserConfiguration(Scan.class)
            .withPropertyValues(
                    "flashsale.sms.calls.connect-timeout=2s",
                    "flashsale.sms.calls.call-timeout=10s",
                    "flashsale.sms.calls.most-connections=20",
                    "flashsale.sms.calls.most-waiting=200",
                    "flashsale.sms.msg91.url=https://msg91.example/flow",
                    "flashsale.sms.twilio.url=https://twilio.example");

    @Test
    void byDefaultThereAreNoTexts() {
        application
                .withPropertyValues("flashsale.sms.provider=none")
                .withPropertyValues(COMPLETE)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(SmsSender.class)
                        .doesNotHaveBean(Mailbox.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg91", "twilio", "mailbox"})
    void oneProviderIsChosen(String provider) {
        application
                .withPropertyValues("flashsale.sms.provider=" + provider)
                .withPropertyValues(COMPLETE)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(SmsSender.class));
    }

    @Test
    void textsAreOnlyShownIfTheMailboxIsChosen() {
        application
                .withPropertyValues("flashsale.sms.provider=twilio")
                .withPropertyValues(COMPLETE)
                .run(context -> assertThat(context).doesNotHaveBean(Mailbox.class));
    }

    @ParameterizedTest
    @CsvSource({
        "msg91, auth-key, FLASHSALE_SMS_MSG91_AUTHKEY",
        "msg91, template-id, FLASHSALE_SMS_MSG91_TEMPLATEID",
        "twilio, account-sid, FLASHSALE_SMS_TWILIO_ACCOUNTSID",
        "twilio, auth-token, FLASHSALE_SMS_TWILIO_AUTHTOKEN",
        "twilio, sender, FLASHSALE_SMS_TWILIO_SENDER"
    })
    void whatIsMissingIsNamedAndNothingStarts(String provider, String missing, String variable) {
        application
                .withPropertyValues(COMPLETE)
                .withPropertyValues(
                        "flashsale.sms.provider=" + provider, "flashsale.sms." + provider + "." + missing + "=")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining(variable));
    }

    @Test
    void msg91SendsTheMessagesThatHaveATemplate() {
        application
                .withPropertyValues(COMPLETE)
                .withPropertyValues(
                        "flashsale.sms.provider=msg91",
                        "flashsale.sms.msg91.templates.sale-very-soon=id",
                        "flashsale.sms.msg91.templates.order-expired=")
                .withInitializer(environment("FLASHSALE_SMS_MSG91_TEMPLATES_ORDERPROMOTED", "id"))
                .run(context -> assertThat(
                                TextKinds.of(context.getBean(SmsSender.class)).templates())
                        .containsExactlyInAnyOrder(Template.ORDER_PROMOTED, Template.SALE_VERY_SOON));
    }

    @Test
    void theOthersSendAllThatIsUrgent() {
        application
                .withPropertyValues("flashsale.sms.provider=mailbox")
                .run(context -> assertThat(
                                TextKinds.of(context.getBean(SmsSender.class)).templates())
                        .containsExactlyInAnyOrder(
                                Template.ORDER_PROMOTED, Template.ORDER_EXPIRED, Template.SALE_VERY_SOON));
    }

    @Test
    void aTemplateOfWhatNeverGoesAsATextIsAMistake() {
        application
                .withPropertyValues(COMPLETE)
                .withPropertyValues("flashsale.sms.provider=msg91", "flashsale.sms.msg91.templates.reset-password=id")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("reset-password"));
    }

    private static ApplicationContextInitializer<ConfigurableApplicationContext> environment(
            String name, String value) {
        return context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of(name, value)));
    }

    @Test
    void secretsTravelEncrypted() {
        application
                .withPropertyValues(COMPLETE)
                .withPropertyValues("flashsale.sms.provider=twilio", "flashsale.sms.twilio.url=http://twilio.example")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("flashsale.sms.twilio.url")
                        .hasStackTraceContaining("https://…"));
    }

    /** As the application does, but for its tables. No component itself: who scans the room would find its clock. */
    @ConfigurationPropertiesScan("io.flashsale.notification")
    @ComponentScan(
            basePackages = "io.flashsale.notification",
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io.flashsale.notification.mysql..*"))
    static class Scan {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
