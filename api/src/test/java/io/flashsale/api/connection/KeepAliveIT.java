package io.flashsale.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.App;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A connection goes on being read after a request that had come before the answer to the one ahead of it. */
class KeepAliveIT {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Its answer is awaited: the list is read from MySQL. */
    private static final String SLOW = "/api/sales";

    /** Answered by a filter, in the event loop's same turn. */
    private static final String QUICK = "/api/orders/nobody-may-see-this";

    @Test
    void aQueuedRequestLeavesItsConnectionReading() throws IOException {
        var server = App.shared().address();
        for (int i = 0; i < 20; i++) {
            try (var socket = new Socket(server.getHost(), server.getPort())) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                var connection = new Connection(socket);

                connection.send(request(SLOW) + request(QUICK));
                assertThat(connection.statusLine()).isEqualTo("HTTP/1.1 200 OK");
                assertThat(connection.statusLine()).isEqualTo("HTTP/1.1 401 Unauthorized");

                connection.send(request(QUICK));
                assertThat(connection.statusLine()).isEqualTo("HTTP/1.1 401 Unauthorized");
            }
        }
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private record Connection(Socket socket) {

        void send(String requests) throws IOException {
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
        }

        /** Skips whatever is left of the answer before. */
        String statusLine() throws IOException {
            var read = new StringBuilder();
            while (true) {
                int next = socket.getInputStream().read();
                assertThat(next).as("after " + read).isNotNegative();
                read.append((char) next);
                int start = read.indexOf("HTTP/1.1 ");
                if (start >= 0 && next == '\n') {
                    return read.substring(start).strip();
                }
            }
        }
    }
}
