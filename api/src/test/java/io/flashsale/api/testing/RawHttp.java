package io.flashsale.api.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends bytes that no HTTP client would send, and reads what comes back until the server ends the connection. */
public record RawHttp(URI address) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
