package io.flashsale.payment.payu;

import io.flashsale.payment.PaymentGateway;
import io.flashsale.payment.PaymentMessages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Payment by PayU, for those who have a key of it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("flashsale.payment.payu.key")
@EnableConfigurationProperties(PayUSettings.class)
class PayUConfiguration {

    private static final int LARGEST_ANSWER_BYTES = 256 * 1024;

    @Bean(destroyMethod = "dispose")
    ConnectionProvider payUConnections(PayUSettings settings) {
        return settings.calls().connections("payu");
    }

    /** Sends no command a second time by itself: whether to repeat one is for its caller to say. */
    @Bean
    PaymentGateway payUGateway(WebClient.Builder client, ConnectionProvider payUConnections, PayUSettings settings) {
        HttpClient http = settings.calls().client(payUConnections);
        PayUCommands commands = new PayUCommands(
                client.clientConnector(new ReactorClientHttpConnector(http))
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER_BYTES))
                        .build(),
                settings);
        return new PayUGateway(new PayUForms(settings), commands, new PayURefunds(commands));
    }

    @Bean
    PaymentMessages payUMessages(PayUSettings settings) {
        return new PayUMessages(settings);
    }
}
