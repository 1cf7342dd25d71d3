package io.flashsale.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files that belong to the project: tracked by git, or new and not ignored. */
final class Repository {

    private static final Set<String> BINARY = Set.of("png", "jpg", "ico", "jar", "woff2", "gz", "zip", "pdf");

    private final Path root;

    /** The project that this module lies in; tests run in the module's folder. */
    Repository() {
        root = Path.of("").toAbsolutePath().getParent();
    }

    Path path(String name) {
        return root.resolve(name);
    }

    String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of all text files, relative to the root. */
    Stream<String> textFiles() {
        return gitFiles().stream()
                .filter(name -> !BINARY.contains(extension(name)))
                .filter(name -> Files.isRegularFile(path(name)));
    }

    static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private List<String> gitFiles() {
        try {
            var git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("git ls-files: failed in " + root);
            }
            return List.of(names.split("\0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
