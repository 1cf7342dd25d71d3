package io.flashsale.development;

import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** The main class of the broker's own JVM: data folder, port, controller's port. Keeps its topics over a restart. */
final class KafkaServer {

    private static final String CLUSTER = "FlashsaleDevelopment00";
    private static final int NODE = 1;

    private KafkaServer() {}

    public static void main(String[] arguments) throws Exception {
        var data = arguments[0];
        format(data);
        var server = new KafkaRaftServer(new KafkaConfig(settings(data, arguments[1], arguments[2])), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        server.awaitShutdown();
    }

    private static void format(String data) throws Exception {
        new Formatter()
                .setClusterId(CLUSTER)
                .setNodeId(NODE)
                .setControllerListenerName("CONTROLLER")
                .addDirectory(data)
                .setMetadataLogDirectory(data)
                .setIgnoreFormatted(true)
                .run();
    }

    private static Properties settings(String data, String port, String controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                data));
        settings.putAll(forOneNode());
        return settings;
    }

    private static Map<String, String> forOneNode() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "group.min.session.timeout.ms", "1000",
                "auto.create.topics.enable", "false",
                "log.cleaner.dedupe.buffer.size", "16777216");
    }
}
