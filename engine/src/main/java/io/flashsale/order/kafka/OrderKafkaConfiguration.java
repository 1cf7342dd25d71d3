package io.flashsale.order.kafka;

import io.flashsale.order.Effects;
import io.flashsale.order.Ledger;
import io.flashsale.order.LedgerSettings;
import io.flashsale.order.LogProgress;
import io.flashsale.order.OrderLog;
import io.flashsale.order.OtherSystems;
import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;

/** Puts the order log and the ledger's pipeline together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KafkaSettings.class, OutsideEventSettings.class})
class OrderKafkaConfiguration {

    private static final int BATCH_BYTES = 128 * 1024;
    private static final int LINGER_MILLIS = 2;
    private static final int EVENTS_A_POLL = 200;
    /** Applied records that may stand behind one that is not, see {@link Lanes}. */
    private static final int MOST_OUT_OF_ORDER = 20_000;

    private static final int HEARTBEATS_A_SESSION = 4;
    private static final Duration COMMIT_EVERY = Duration.ofMillis(200);
    /** While a consumer finishes its batch the others of the group stand still; what is applied twice is harmless. */
    private static final Duration LONGEST_REBALANCE_DELAY = Duration.ofSeconds(5);

    @Bean(destroyMethod = "close")
    Admin kafkaAdmin(KafkaSettings settings) {
        return Admin.create(Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap(),
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000));
    }

    @Bean
    OrderTopics orderTopics(Admin admin, KafkaSettings settings) {
        return new OrderTopics(admin, settings);
    }

    @Bean
    RecordJson recordJson() {
        return new RecordJson();
    }

    @Bean(destroyMethod = "close")
    OrderLog orderLog(KafkaSettings settings, OrderTopics topics, RecordJson json, MeterRegistry registry) {
        return new AppendPipeline(settings, sender(settings), topics, json, registry);
    }

    @Bean
    LogProgress logProgress(Admin admin, KafkaSettings settings) {
        return new KafkaLogProgress(admin, settings);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.LEDGER)
    KafkaSender<String, byte[]> deadLetterSender(KafkaSettings settings) {
        return KafkaSender.create(sender(settings));
    }

    @Bean
    @ConditionalOnRole(Role.LEDGER)
    DeadLetters deadLetters(KafkaSender<String, byte[]> deadLetterSender, KafkaSettings settings) {
        return new DeadLetters(deadLetterSender, settings);
    }

    @Bean
    @ConditionalOnRole(Role.LEDGER)
    LedgerPipeline ledgerPipeline(
            KafkaSettings settings,
            LedgerSettings ledgerSettings,
            OrderTopics topics,
            RecordJson json,
            Ledger ledger,
            Effects effects,
            DeadLetters deadLetters,
            MeterRegistry registry,
            Clock clock) {
        OpenConsumers consumers = new OpenConsumers();
        return new LedgerPipeline(
                consumers,
                KafkaReceiver.create(
                        consumers,
                        receiver(settings, settings.group(), ledgerSettings.mostRecordsABatch(), settings.topic())),
                topics,
                json,
                ledger,
                effects,
                deadLetters,
                new LedgerMetrics(registry, clock),
                ledgerSettings.mostRecordsABatch());
    }

    @Bean
    @ConditionalOnRole(Role.LEDGER)
    OutsideEventPipeline outsideEventPipeline(
            KafkaSettings settings,
            OutsideEventSettings eventSettings,
            OrderTopics topics,
            OtherSystems otherSystems,
            DeadLetters deadLetters,
            MeterRegistry registry) {
        OpenConsumers consumers = new OpenConsumers();
        ReceiverOptions<String, byte[]> options = receiver(
                settings,
                eventSettings.group(),
                EVENTS_A_POLL,
                eventSettings.checkoutTopic(),
                eventSettings.fulfilmentTopic());
        return new OutsideEventPipeline(
                consumers,
                KafkaReceiver.create(consumers, options),
                topics,
                new OutsideEventJson(eventSettings),
                otherSystems,
                deadLetters,
                eventSettings,
                registry);
    }

    private static SenderOptions<String, byte[]> sender(KafkaSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int)
                settings.deliveryTimeout().toMillis());
        properties.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) settings.deliveryTimeout().toMillis() / 2);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        properties.put(
                ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(1).toMillis());
        return SenderOptions.<String, byte[]>create(properties)
                .maxInFlight(settings.mostInFlight())
                .stopOnError(false)
                .closeTimeout(settings.deliveryTimeout());
    }

    private static ReceiverOptions<String, byte[]> receiver(
            KafkaSettings settings, String group, int recordsAPoll, String... topics) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        int sessionMillis = (int) settings.sessionTimeout().toMillis();
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionMillis);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, sessionMillis / HEARTBEATS_A_SESSION);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, recordsAPoll);
        return ReceiverOptions.<String, byte[]>create(properties)
                .subscription(List.of(topics))
                .commitInterval(COMMIT_EVERY)
                .maxDeferredCommits(MOST_OUT_OF_ORDER)
                .maxDelayRebalance(LONGEST_REBALANCE_DELAY)
                .closeTimeout(settings.deliveryTimeout())
                .commitBatchSize(0);
    }
}
