package io.flashsale.api.testing;

import io.flashsale.development.Endpoints;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** The order log as anybody may read and write it who has the broker's address. */
public record Log(Endpoints servers) {

    private static final Duration ONE_POLL = Duration.ofMillis(100);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Everything that the log holds now, each partition in its order. */
    public List<ConsumerRecord<String, byte[]>> records() {
        return read(servers.topicPrefix() + "orders");
    }

    /** What the log says of one order, in its sequence: the kinds of the records. */
    public List<String> kindsOf(String order) {
        return records().stream()
                .filter(record -> order.equals(record.key()))
                .map(record -> JSON.readTree(record.value()).path("kind").asString())
                .toList();
    }

    public List<ConsumerRecord<String, byte[]>> deadLetters() {
        return read(servers.topicPrefix() + "orders-dead-letter");
    }

    /** What a dead letter says in a header. */
    public static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Appends a copy of each, to the partition where it was. */
    public void appendAgain(List<ConsumerRecord<String, byte[]>> records) {
        append(records.stream()
                .map(each -> new ProducerRecord<>(each.topic(), each.partition(), each.key(), each.value()))
                .toList());
    }

    /** Appends the same text to every partition. */
    public void appendEverywhere(String key, String text) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int partition : partitions()) {
            byte[] value = text.getBytes(StandardCharsets.UTF_8);
            records.add(new ProducerRecord<>(servers.topicPrefix() + "orders", partition, key, value));
        }
        append(records);
    }

    /** What another system says on a topic of its own. */
    public void say(String topic, String text) {
        say(topic, List.of(text));
    }

    /** All of it in one sequence. */
    public void say(String topic, List<String> texts) {
        append(texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .map(value -> new ProducerRecord<>(servers.topicPrefix() + topic, 0, "", value))
                .toList());
    }

    /** How often other systems have spoken on a topic. */
    public int said(String topic) {
        return read(servers.topicPrefix() + topic).size();
    }

    public List<Integer> partitions() {
        try (var consumer = consumer()) {
            return consumer.partitionsFor(servers.topicPrefix() + "orders").stream()
                    .map(partition -> partition.partition())
                    .toList();
        }
    }

    private void append(List<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers.kafkaBootstrap());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var sent = records.stream().map(producer::send).toList();
            for (var each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(ONE_POLL).forEach(records::add);
            }
            return records;
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers.kafkaBootstrap());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
