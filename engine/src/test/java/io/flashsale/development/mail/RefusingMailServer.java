package io.flashsale.development.mail;

import io.flashsale.development.DevelopmentServices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks SMTP and takes no mail: says what it is told to say to a recipient and to a content, or nothing at all. */
public final class RefusingMailServer implements AutoCloseable {

    /** To {@link #toRecipients}, {@link #toContent}: no answer at all. */
    public static final String SILENCE = "";

    private static final String OK = "250 OK";

    private final ServerSocket socket;
    private final AtomicInteger tries = new AtomicInteger();
    private volatile String toRecipient = OK;
    private volatile String toContent = OK;

    private RefusingMailServer(ServerSocket socket) {
        this.socket = socket;
        Thread.ofVirtual().start(this::accept);
    }

    public static RefusingMailServer start() {
        try {
            return new RefusingMailServer(
                    new ServerSocket(DevelopmentServices.freePort(), 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> settings() {
        return MailServer.settings(socket.getLocalPort());
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Mails that somebody began to send. */
    public int tries() {
        return tries.get();
    }

    /** For example {@code 550 No such user}. */
    public void toRecipients(String reply) {
        toRecipient = reply;
    }

    public void toContent(String reply) {
        toContent = reply;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException closed) {
            // the end of this server
        }
    }

    private void talk(Socket client) {
        try (client;
                var lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 refusing");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answer(client, lines, line.toUpperCase(Locale.ROOT));
            }
        } catch (IOException gone) {
            // as clients are
        }
    }

    private void answer(Socket client, BufferedReader lines, String command) throws IOException {
        if (command.startsWith("MAIL")) {
            tries.incrementAndGet();
        }
        if (command.startsWith("RCPT")) {
            say(client, toRecipient);
        } else if (command.startsWith("DATA")) {
            say(client, "354 go on");
            while (!".".equals(lines.readLine())) {
                // nothing is kept
            }
            say(client, toContent);
        } else {
            say(client, OK);
        }
    }

    private static void say(Socket client, String reply) throws IOException {
        if (!reply.equals(SILENCE)) {
            client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
