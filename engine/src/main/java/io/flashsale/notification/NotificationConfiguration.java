package io.flashsale.notification;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Metric;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What empties the outbox, where there is a mail server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMail
@EnableConfigurationProperties({MailSettings.class, OutboxSettings.class})
class NotificationConfiguration {

    private static final Duration COUNTED_EVERY = Duration.ofSeconds(5);
    private static final Duration FORGOTTEN_EVERY = Duration.ofSeconds(10);
    private static final int MOST_COUNTED = 10_000;

    @Bean
    @ConditionalOnRole(Role.NOTIFIER)
    SendPipeline sendingMails(SendMessages send, OutboxSettings settings) {
        return new SendPipeline(send, settings.lookEvery());
    }

    @Bean
    @ConditionalOnRole(Role.NOTIFIER)
    TickPipeline forgettingOldMessages(MessageQueue queue, OutboxSettings settings, Clock clock) {
        return new TickPipeline(
                "forget old messages",
                FORGOTTEN_EVERY,
                () -> Mono.defer(() -> queue.forget(clock.instant().minus(settings.kept())))
                        .then());
    }

    @Bean
    @ConditionalOnRole(Role.NOTIFIER)
    TickPipeline countingMessages(MessageQueue queue, MeterRegistry registry) {
        AtomicLong waiting = new AtomicLong();
        Gauge.builder(Metric.NOTIFICATION_WAITING.id(), waiting, AtomicLong::get)
                .description(Metric.NOTIFICATION_WAITING.description())
                .register(registry);
        return new TickPipeline(
                "count of waiting mails",
                COUNTED_EVERY,
                () -> queue.waiting(MOST_COUNTED).doOnNext(waiting::set).then());
    }
}
