package io.flashsale.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Where one set of servers keeps its data; a kept folder belongs to one set at a time. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final @Nullable FileChannel lock;

    private DataFolder(Path path, @Nullable FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** The given folder, made when it is missing. */
    static DataFolder kept(Path folder) {
        try {
            Files.createDirectories(folder);
            return new DataFolder(folder, lock(folder.resolve("lock")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new folder that is to be deleted at the end. */
    static DataFolder temporary() {
        try {
            return new DataFolder(Files.createTempDirectory("flashsale-"), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    boolean isKept() {
        return lock != null;
    }

    /** Others may use the folder from now on. */
    @Override
    public void close() {
        try (lock) {
            // the lock goes with its channel
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new IllegalStateException("FLASHSALE_DATA_DIR: %s (expected: a folder that no other application uses)"
                    .formatted(file.getParent()));
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        }
    }
}
