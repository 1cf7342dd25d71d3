package io.flashsale.payment.payu;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.payment.PaymentGateway;
import io.flashsale.payment.PaymentMessages;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

class PayUConfigurationTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class))
            .withUserConfiguration(Scan.class)
            .withPropertyValues(
                    "flashsale.payment.payu.checkout-url=https://payu.example/_payment",
                    "flashsale.payment.payu.command-url=https://payu.example/commands",
                    "flashsale.payment.payu.return-url=https://shop.example/return",
                    "flashsale.payment.payu.calls.connect-timeout=2s",
                    "flashsale.payment.payu.calls.call-timeout=10s",
                    "flashsale.payment.payu.calls.most-connections=20",
                    "flashsale.payment.payu.calls.most-waiting=200");

    @Test
    void withoutAKeyThereIsNoPayU() {
        application.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(PaymentGateway.class)
                .doesNotHaveBean(PaymentMessages.class));
    }

    @Test
    void withKeyAndSaltThereIs() {
        application
                .withPropertyValues("flashsale.payment.payu.key=JPM7Fg", "flashsale.payment.payu.salt=TuxqAugd")
                .run(context ->
                        assertThat(context).hasSingleBean(PaymentGateway.class).hasSingleBean(PaymentMessages.class));
    }

    @Test
    void aKeyWithoutSaltStartsNothing() {
        application
                .withPropertyValues("flashsale.payment.payu.key=JPM7Fg")
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("FLASHSALE_PAYMENT_PAYU_SALT"));
    }

    /** As the application does. */
    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan(basePackageClasses = PayUConfiguration.class)
    @ComponentScan(basePackageClasses = PayUConfiguration.class)
    static class Scan {}
}
