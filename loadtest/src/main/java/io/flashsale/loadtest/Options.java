package io.flashsale.loadtest;

/** What the caller asked for: numbers by system property, with defaults; secrets and addresses by environment. */
final class Options {

    private Options() {}

    /** The system property as a number; the fallback when it is not set. */
    static int number(String name, int fallback, int least, int most) {
        int value = Integer.getInteger(name, fallback);
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s: %d (expected: %d to %d)".formatted(name, value, least, most));
        }
        return value;
    }

    /** The system property as text; the fallback when it is not set. */
    static String text(String name, String fallback) {
        return System.getProperty(name, fallback);
    }

    /** The environment variable, which must be set. */
    static String environment(String name) {
        var value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + ": not set (expected: in the environment)");
        }
        return value;
    }
}
