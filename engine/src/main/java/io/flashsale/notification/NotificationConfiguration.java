package io.flashsale.notification;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Metric;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
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
    TextKinds textKinds(ObjectProvider<SmsSender> senders) {
        return senders.stream().findFirst().map(TextKinds::of).orElse(TextKinds.NONE);
    }

    @Bean
    @ConditionalOnRole(Role.NOTIFIER)
    SendPipeline sendingMails(
            MailCarrier mails,
            MessageQueue queue,
            SendRate rate,
            MessageWishes wishes,
            OutboxSettings settings,
            Clock clock,
            MeterRegistry registry) {
        return new SendPipeline(
                new SendMessages(mails, queue, rate, wishes, settings, clock, registry), settings.lookEvery());
    }

    @Bean
    @ConditionalOnSms
    @ConditionalOnRole(Role.NOTIFIER)
    SendPipeline sendingTexts(
            TextCarrier texts,
            MessageQueue queue,
            SendRate rate,
            MessageWishes wishes,
            OutboxSettings settings,
            Clock clock,
            MeterRegistry registry) {
        return new SendPipeline(
                new SendMessages(texts, queue, rate, wishes, settings, clock, registry), settings.lookEvery());
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
        Map<Channel, AtomicLong> waiting = Arrays.stream(Channel.values())
                .collect(Collectors.toMap(channel -> channel, channel -> gauge(channel, registry)));
        return new TickPipeline("count of waiting messages", COUNTED_EVERY, () -> count(queue, waiting));
    }

    private static AtomicLong gauge(Channel channel, MeterRegistry registry) {
        AtomicLong waiting = new AtomicLong();
        Gauge.builder(Metric.NOTIFICATION_WAITING.id(), waiting, AtomicLong::get)
                .description(Metric.NOTIFICATION_WAITING.description())
                .tag("channel", channel.name())
                .register(registry);
        return waiting;
    }

    private static Mono<Void> count(MessageQueue queue, Map<Channel, AtomicLong> waiting) {
        return Flux.fromIterable(waiting.entrySet())
                .concatMap(each -> queue.waiting(each.getKey(), MOST_COUNTED).doOnNext(each.getValue()::set))
                .then();
    }
}
