package io.flashsale.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/**
 * Ends the servers when this JVM ends, however it ends: a shell reads process ids from a pipe, and the pipe's end means
 * that the JVM is gone, be it by {@code kill -9}. It then kills what is left and deletes the given folder.
 */
final class Watchdog implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' HUP INT TERM
            pids=''
            while read -r change pid; do
              case $change in
                watch) pids="$pids $pid" ;;
                forget) pids=$(for p in $pids; do [ "$p" = "$pid" ] || echo "$p"; done) ;;
              esac
            done
            if [ -n "$pids" ]; then kill -KILL $pids 2>/dev/null; sleep 1; fi
            if [ -n "$1" ]; then rm -rf -- "$1"; fi
            """;

    private final Process shell;
    private final Writer pipe;

    /** Watches over nothing yet; the folder is deleted at the end, none if the text is empty. */
    Watchdog(String folder) {
        try {
            shell = new ProcessBuilder(Detached.command(List.of("sh", "-c", SCRIPT, "watchdog", folder)))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            pipe = shell.outputWriter();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the process does not outlive this JVM. */
    void watch(Process process) {
        tell("watch", process.pid());
        process.onExit().thenAccept(ended -> tell("forget", ended.pid()));
    }

    long pid() {
        return shell.pid();
    }

    /** Returns when this JVM's servers were closed. */
    void awaitEnd() {
        shell.onExit().join();
    }

    /** Ends what is still watched, and returns when the folder is gone. */
    @Override
    public void close() {
        try (pipe) {
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEnd();
    }

    private synchronized void tell(String change, long pid) {
        if (shell.isAlive()) {
            write(change + " " + pid + "\n");
        }
    }

    private void write(String line) {
        try {
            pipe.write(line);
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("watchdog: its pipe is closed", e);
        }
    }
}
