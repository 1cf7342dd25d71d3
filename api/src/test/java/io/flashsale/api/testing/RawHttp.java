package io.flashsale.api.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends what no HTTP client would send. Reads what comes back until the server ends the connection, or nothing. */
public record RawHttp(URI address) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Sends a request and leaves the answer where it is, with hardly any room for it on this side. */
    public Socket sendAndReadNothing(String head) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(1);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.getOutputStream()
                    .write((head + "\r\nHost: " + address.getAuthority() + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param head request line and headers, without the empty line; {@code Host} and {@code Connection} are added */
    public String send(String head, byte[] body) {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            var request = new ByteArrayOutputStream();
            String all = head + "\r\nHost: " + address.getAuthority() + "\r\nConnection: close\r\nContent-Length: "
                    + body.length + "\r\n\r\n";
            request.writeBytes(all.getBytes(StandardCharsets.UTF_8));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
