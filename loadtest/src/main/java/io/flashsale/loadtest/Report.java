package io.flashsale.loadtest;

import java.util.Map;

/** What a measurement found, for people and for programs. */
interface Report {

    /** Whether nothing was hurt. */
    boolean isGood();

    String table();

    /** By the names that other programs read. */
    Map<String, Number> figures();

    /** The last act of a process: prints both, and exits with 0 if it is good, else with 1. */
    default void printAndExit() {
        System.out.println(table());
        System.out.println(Json.line(figures()));
        System.exit(isGood() ? 0 : 1);
    }
}
