package io.flashsale.development;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Commands that Ctrl-C in our terminal does not reach: the application can use its servers while it stops. */
final class Detached {

    private static final boolean SETSID = Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));

    private Detached() {}

    /** The same process with the same id, in a session of its own where the system has {@code setsid}. */
    static List<String> command(List<String> command) {
        var detached = new ArrayList<String>();
        if (SETSID) {
            detached.add("setsid");
        }
        detached.addAll(command);
        return detached;
    }
}
