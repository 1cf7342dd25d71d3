package io.flashsale.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/** Whole folders: copied, deleted, and unpacked once for all projects of this user. */
final class Folders {

    private Folders() {}

    /**
     * A folder in the user's cache. The first caller on this machine fills it; others wait for it, in other processes
     * too. It appears whole or not at all.
     */
    static Path cached(String name, Consumer<Path> filler) {
        var cache = cache();
        var folder = cache.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(cache);
            fillOnce(folder, filler);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fillOnce(Path folder, Consumer<Path> filler) throws IOException {
        var lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.isDirectory(folder)) {
                var partial = folder.resolveSibling(folder.getFileName() + ".partial");
                delete(partial);
                Files.createDirectories(partial);
                filler.accept(partial);
                Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static Path cache() {
        var root = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        return root.resolve("flashsale");
    }

    static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
