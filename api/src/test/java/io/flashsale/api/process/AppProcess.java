package io.flashsale.api.process;

import io.flashsale.development.DevelopmentServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The real application as a JVM of its own, with what a fault test does to it. Each start takes new ports. Not safe for
 * concurrent callers.
 */
final class AppProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(180);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);
    private static final int MESSAGE_LINES = 40;

    private final Corner corner;
    private final List<String> settings;
    private Path log = Path.of("/dev/null");
    private int port;
    private int managementPort;
    private int heapMegabytes = 256;
    private @Nullable Process process;

    /**
     * @param roles        as {@code flashsale.roles}: separated by commas, all of them when empty
     * @param moreSettings {@code name=value} each, before those of the corner
     */
    AppProcess(Corner corner, String roles, String... moreSettings) {
        this.corner = corner;
        this.settings = new ArrayList<>(List.of("flashsale.roles=" + roles));
        this.settings.addAll(List.of(moreSettings));
    }

    /** To be said before it starts. */
    AppProcess withHeap(int megabytes) {
        heapMegabytes = megabytes;
        return this;
    }

    /** Starts it and returns when it says that it is ready. */
    AppProcess start() {
        launch();
        return awaitReady();
    }

    /** As {@link #start}, but only if it is not running: a start takes longer than most tests. */
    AppProcess up() {
        return process != null && process.isAlive() ? this : start();
    }

    /** Starts it and returns at once. */
    AppProcess launch() {
        port = DevelopmentServices.freePort();
        managementPort = DevelopmentServices.freePort();
        try {
            log = Files.createTempFile("flashsale-app-", ".log");
            log.toFile().deleteOnExit();
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        corner.services().watch(running());
        return this;
    }

    AppProcess awaitReady() {
        return awaitReady(() -> readiness().status() == 200);
    }

    /** The same, with another look at its readiness. */
    AppProcess awaitReady(BooleanSupplier isReady) {
        await("readiness", START, isReady);
        return this;
    }

    /** What the readiness probe says; no answer while nobody listens. */
    Answer readiness() {
        return Answer.to(management("/actuator/health/readiness"));
    }

    Corner corner() {
        return corner;
    }

    boolean isAlive() {
        return running().isAlive();
    }

    /** {@code kill -9}: nothing of it runs any more when this returns. */
    void kill() {
        running().destroyForcibly().onExit().join();
    }

    /** SIGTERM, as an operator's stop; returns at once. */
    void terminate() {
        running().destroy();
    }

    /** Its exit code, once it has stopped by itself within the time that an operator waits. */
    int awaitExit() {
        try {
            if (!running().waitFor(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("still running " + SHUTDOWN + " after SIGTERM");
            }
            return running().exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Freezes it: connections stay open, nothing happens. */
    void pause() {
        signal("STOP");
    }

    /** Lets it go on where it was. */
    void resume() {
        signal("CONT");
    }

    long pid() {
        return running().pid();
    }

    /** The first value of a metric that has this name in Prometheus's text; 0 if there is none. */
    double metric(String name) {
        return Answer.to(management("/actuator/prometheus"))
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(0);
    }

    long children() {
        return running().descendants().count();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    boolean hasSaid(String text) {
        return log().contains(text);
    }

    /** Polls until it is true. The failure shows the last words of this process. */
    void await(String what, BooleanSupplier condition) {
        await(what, PATIENCE, condition);
    }

    private void await(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw failure(what + ": not within " + patience);
            }
            if (!running().isAlive()) {
                throw failure(what + ": the process has ended with " + running().exitValue());
            }
            Corner.breathe();
        }
    }

    /** An error with the last words of this process. */
    AssertionError failure(String what) {
        List<String> lines = log().lines().toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - MESSAGE_LINES), lines.size());
        return new AssertionError(what + "; its last words:\n" + String.join("\n", last));
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private List<String> command() {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--management.server.address=127.0.0.1",
                "--management.server.port=" + managementPort));
        allSettings().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return AppImage.command(List.of("-Xmx" + heapMegabytes + "m"), arguments);
    }

    private Map<String, Object> allSettings() {
        Map<String, Object> all = new HashMap<>(corner.settings());
        settings.forEach(setting -> all.put(setting.replaceFirst("=.*", ""), setting.replaceFirst(".*?=", "")));
        return all;
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(running().pid()))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("process: never started (expected: running)");
        }
        return process;
    }
}
