package io.flashsale.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Files that come in jars of the class path. */
final class Resources {

    private Resources() {}

    /** Unpacks everything below a folder of the jar that holds the named file of that folder; all of it executable. */
    static void unpack(String folder, String fileInIt, Path to) {
        try {
            var url = URI.create(String.valueOf(Resources.class.getResource(folder + fileInIt)))
                    .toURL();
            var connection = (JarURLConnection) url.openConnection();
            try (var jar =
                    new JarFile(Path.of(connection.getJarFileURL().toURI()).toFile())) {
                var prefix = folder.substring(1);
                for (var entry : (Iterable<JarEntry>) jar.stream()
                        .filter(entry -> entry.getName().startsWith(prefix) && !entry.isDirectory())::iterator) {
                    write(jar, entry, to.resolve(entry.getName().substring(prefix.length())));
                }
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("class path: " + folder + fileInIt + " cannot be unpacked", e);
        }
    }

    private static void write(JarFile jar, JarEntry entry, Path file) {
        try (var in = jar.getInputStream(entry)) {
            Files.createDirectories(file.getParent());
            Files.copy(in, file);
            if (!file.toFile().setExecutable(true)) {
                throw new IOException(file + ": cannot be made executable");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
