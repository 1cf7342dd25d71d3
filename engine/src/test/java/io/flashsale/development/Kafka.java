package io.flashsale.development;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/** A Kafka broker with its controller in one small JVM. */
record Kafka() implements Recipe {

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<String> command(Path data, int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dlogback.configurationFile=io/flashsale/development/quiet-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaServer.class.getName(),
                data.toString(),
                Integer.toString(port),
                Integer.toString(Ports.free()));
    }

    /** The broker opens its port as the last thing of its start. */
    @Override
    public boolean answers(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
