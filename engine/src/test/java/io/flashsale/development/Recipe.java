package io.flashsale.development;

import java.nio.file.Path;
import java.util.List;

/** How to run one kind of server: what to lay out, which command, and when it answers. */
interface Recipe {

    /** The server's name in messages, and the name of its data folder. */
    String name();

    /** Lays out a new, existing and empty data folder. */
    default void prepare(Path data) {}

    /** The command that runs the server in the foreground, on loopback only. */
    List<String> command(Path data, int port);

    /** Whether the server does its work on this port; false while it starts or hangs. */
    boolean answers(int port);
}
