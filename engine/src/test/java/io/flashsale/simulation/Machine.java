package io.flashsale.simulation;

import java.time.Duration;

/** Something that may crash, and whose clock may be wrong. What a crashed one had begun never goes on. */
final class Machine {

    private final String name;
    private boolean alive = true;
    private Duration clockError = Duration.ZERO;

    Machine(String name) {
        this.name = name;
    }

    /** On whose behalf the world itself acts. */
    static Machine nobody() {
        return new Machine("world");
    }

    String name() {
        return name;
    }

    boolean isAlive() {
        return alive;
    }

    void crash() {
        alive = false;
    }

    Duration clockError() {
        return clockError;
    }

    void setClockError(Duration error) {
        clockError = error;
    }
}
