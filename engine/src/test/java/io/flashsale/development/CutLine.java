package io.flashsale.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A way to a server of loopback that can be cut without a word: nobody is told, and nothing arrives any more. */
public final class CutLine implements AutoCloseable {

    private static final int BUFFER_BYTES = 8_192;

    private final int server;
    private final ServerSocket entrance;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<AtomicBoolean> whole = new CopyOnWriteArrayList<>();

    private CutLine(int server, ServerSocket entrance) {
        this.server = server;
        this.entrance = entrance;
    }

    /** To the server at this port. */
    public static CutLine to(int server) {
        try {
            var line = new CutLine(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.startVirtualThread(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Cuts every connection there is; those that come later are whole. */
    public void cut() {
        whole.forEach(each -> each.set(false));
    }

    private void accept() {
        try {
            while (true) {
                var client = entrance.accept();
                var target = new Socket(InetAddress.getLoopbackAddress(), server);
                sockets.addAll(List.of(client, target));
                var isWhole = new AtomicBoolean(true);
                whole.add(isWhole);
                Thread.startVirtualThread(() -> carry(client, target, isWhole));
                Thread.startVirtualThread(() -> carry(target, client, isWhole));
            }
        } catch (IOException closed) {
            closeAll();
        }
    }

    /** What comes after the cut is taken and goes nowhere. */
    private static void carry(Socket from, Socket to, AtomicBoolean isWhole) {
        var buffer = new byte[BUFFER_BYTES];
        try (from;
                to) {
            int count = from.getInputStream().read(buffer);
            while (count >= 0) {
                if (isWhole.get()) {
                    to.getOutputStream().write(buffer, 0, count);
                }
                count = from.getInputStream().read(buffer);
            }
        } catch (IOException closed) {
            // so is the other end
        }
    }

    private void closeAll() {
        for (var socket : new ArrayList<>(sockets)) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        closeAll();
    }
}
