package io.flashsale.loadtest;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The load generator, a program of its own, with the script of ours that it runs. */
record Wrk(URI url, Path script, int connections) {

    /** What happens when every access token was used. */
    enum Tokens {
        ONCE,
        AGAIN
    }

    /** Sends the body to the path as fast as answers come, for so long. */
    Load post(String path, String body, Path tokens, Tokens use, Duration time)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        "wrk",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + time.toSeconds() + "s",
                        "--timeout=10s",
                        "--script=" + script,
                        url.toString(),
                        "--",
                        path,
                        body,
                        tokens.toString(),
                        use.name().toLowerCase(Locale.ROOT)))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("wrk: failed:\n" + output);
        }
        return Json.MAPPER.readValue(output.substring(output.lastIndexOf('\n') + 1), Load.class);
    }
}
