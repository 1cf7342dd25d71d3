package io.flashsale.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One server as a process of its own, with what a fault test does to it. It keeps its port and its data over a restart.
 * Not safe for concurrent callers.
 */
public final class LocalServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MESSAGE_LINES = 20;

    private final Recipe recipe;
    private final Path data;
    private final Path log;
    private final int port;
    private final Watchdog watchdog;
    private @Nullable Process process;

    LocalServer(Recipe recipe, Path home, Watchdog watchdog) {
        this.recipe = recipe;
        this.data = home.resolve(recipe.name());
        this.log = home.resolve(recipe.name() + ".log");
        this.port = Ports.free();
        this.watchdog = watchdog;
    }

    public int port() {
        return port;
    }

    /** The process id, for tools that look at the server from outside. */
    public long pid() {
        return running().pid();
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Starts on the data that is there, and returns when the server answers. Nothing happens when it runs already. */
    public void start() {
        if (!isRunning()) {
            launch();
            awaitAnswer();
        }
    }

    /** Starts with nothing: what a server that lost its disk looks like. */
    public void startEmpty() {
        kill();
        Folders.delete(data);
        start();
    }

    /** Asks the server to stop, as an operator would; waits until it has. */
    public void stop() {
        if (isRunning()) {
            resume();
            running().destroy();
            awaitExit();
        }
    }

    /** {@code kill -9}: the server has no time to write or say anything. */
    public void kill() {
        if (isRunning()) {
            running().destroyForcibly();
            awaitExit();
        }
    }

    /** Freezes the server: connections stay open, answers do not come. */
    public void pause() {
        signal("STOP");
    }

    /** Lets a paused server go on where it was. */
    public void resume() {
        signal("CONT");
    }

    private void launch() {
        try {
            if (!Files.isDirectory(data)) {
                Files.createDirectories(data);
                recipe.prepare(data);
            }
            process = new ProcessBuilder(Detached.command(recipe.command(data, port)))
                    .directory(data.toFile())
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(recipe.name() + ": did not start", e);
        }
        watchdog.watch(running());
    }

    private void awaitAnswer() {
        var patience = PATIENCE.toMillis() / 20;
        while (!recipe.answers(port)) {
            if (exitedWithin(Duration.ofMillis(20)) || patience-- == 0) {
                throw new IllegalStateException("%s: no answer on port %d; its last words:%n%s"
                        .formatted(recipe.name(), port, String.join("\n", lastWords())));
            }
        }
    }

    private void awaitExit() {
        if (!exitedWithin(PATIENCE)) {
            running().destroyForcibly().onExit().join();
        }
    }

    private boolean exitedWithin(Duration time) {
        try {
            return running().waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(recipe.name() + ": interrupted", e);
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
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
            throw new IllegalStateException(recipe.name() + ": never started (expected: running)");
        }
        return process;
    }

    private List<String> lastWords() {
        try {
            var lines = new ArrayList<>(Files.readAllLines(log));
            return lines.subList(Math.max(0, lines.size() - MESSAGE_LINES), lines.size());
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }
}
