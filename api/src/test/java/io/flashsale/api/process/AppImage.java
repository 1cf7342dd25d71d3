package io.flashsale.api.process;

import io.flashsale.api.FlashsaleApplication;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The application as jars, with a cache of what a JVM has learnt at a first start ({@code -XX:AOTCache}): the others
 * take far less time. Made when the first test of a build needs it.
 */
final class AppImage {

    private static final Path FOLDER = Path.of("target", "app-image");
    private static final List<String> JVM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED");
    private static final Path APPLICATION = FOLDER.resolve("application.jar");
    private static final Path CACHE = FOLDER.resolve("application.aot");
    private static final Path LOG = FOLDER.resolve("first-start.log");

    private static final int LONGEST_SECONDS = 180;

    private static String classPath = "";

    private AppImage() {}

    /**
     * What starts the application.
     *
     * @param settings {@code --name=value} each, with which a first start is made here if there was none yet
     */
    static synchronized List<String> command(List<String> jvmOptions, List<String> settings) {
        if (classPath.isEmpty()) {
            try {
                Files.createDirectories(FOLDER);
                make(settings);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return command("-XX:AOTCache=" + CACHE, jvmOptions, settings);
    }

    /** Unless it is there. */
    private static void make(List<String> settings) throws IOException {
        List<Path> libraries = libraries();
        classPath = Stream.concat(Stream.of(APPLICATION), libraries.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        if (!isNewerThan(libraries)) {
            pack();
            learn(settings);
        }
    }

    private static boolean isNewerThan(List<Path> libraries) throws IOException {
        if (!Files.exists(CACHE)) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(CACHE);
        try (Stream<Path> classes = Files.walk(classes())) {
            for (Path each : Stream.concat(classes, libraries.stream()).toList()) {
                if (Files.getLastModifiedTime(each).compareTo(made) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<String> command(String cache, List<String> jvmOptions, List<String> settings) {
        List<String> command = new ArrayList<>(JVM);
        command.add(cache);
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, FlashsaleApplication.class.getName()));
        command.addAll(settings);
        return command;
    }

    /** Starts in all roles, as far as the end of Spring's refresh. */
    private static void learn(List<String> settings) throws IOException {
        List<String> exit = List.of("-Dspring.context.exit=onRefresh");
        List<String> inAllRoles = settings.stream()
                .filter(setting -> !setting.startsWith("--flashsale.roles="))
                .toList();
        int code = new ProcessBuilder(command("-XX:AOTCacheOutput=" + CACHE, exit, inAllRoles))
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start()
                .onExit()
                .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .join()
                .exitValue();
        if (code != 0 || !Files.exists(CACHE)) {
            throw new IllegalStateException("the first start ended with " + code + ":\n" + Files.readString(LOG));
        }
    }

    /** The class path of the tests without folders, which a cache does not allow. */
    private static List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    private static Path classes() {
        return Path.of(FlashsaleApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    /** With its folders, too: Spring looks for classes in those. */
    private static void pack() throws IOException {
        Path folder = classes();
        try (OutputStream out = Files.newOutputStream(APPLICATION);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.skip(1).sorted().toList()) {
                String name = folder.relativize(entry).toString();
                if (Files.isDirectory(entry)) {
                    packed.putNextEntry(new JarEntry(name + "/"));
                } else {
                    packed.putNextEntry(new JarEntry(name));
                    Files.copy(entry, packed);
                }
            }
        }
    }
}
