package io.flashsale.development;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A redis-server that writes its append-only file before it answers, as a sale's Redis does. */
record Redis(Path executable) implements Recipe {

    private static final String BINARY = "redis-server-6.2.6-v5-linux-amd64";

    /** The binary of embedded-redis, unpacked. */
    static Redis unpacked() {
        var folder = Folders.cached("redis-6.2", to -> Resources.unpack("/", BINARY, to));
        return new Redis(folder.resolve(BINARY));
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<String> command(Path data, int port) {
        return List.of(
                executable.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                data.toString(),
                "--databases",
                Integer.toString(Endpoints.REDIS_DATABASES),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec");
    }

    @Override
    public boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException notYet) {
            return false;
        }
    }
}
