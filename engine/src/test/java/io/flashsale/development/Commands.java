package io.flashsale.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands that are run to their end. */
final class Commands {

    private Commands() {}

    /** Runs a command; its output becomes the message when it fails. */
    static void run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(command.getFirst() + ": failed:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
