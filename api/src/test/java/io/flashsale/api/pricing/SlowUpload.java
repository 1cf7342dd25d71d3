package io.flashsale.api.pricing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A file that is sent piece by piece, over a connection of its own. */
final class SlowUpload implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;

    SlowUpload(int port, String path, String token, String key) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n"
                + "Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\nIdempotency-Key: " + key
                + "\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    }

    SlowUpload send(String piece) {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        write(Integer.toHexString(bytes.length) + "\r\n" + piece + "\r\n");
        return this;
    }

    /** Ends the file and returns the whole answer. */
    String end() {
        write("0\r\n\r\n");
        return answer();
    }

    /** The answer of a server that does not wait for the end. */
    String answer() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hangs up, wherever the file is. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
