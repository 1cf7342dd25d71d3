package io.flashsale.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a process says that it may get customers. */
class ReadinessIT {

    private static final int NOBODY_LISTENS = 0;

    private final Corner corner = new Corner();
    private final AppProcess app = new AppProcess(corner, "", "flashsale.warm-up.requests=300");

    @AfterEach
    void stop() {
        app.close();
        corner.close();
    }

    @Test
    void isReadyWhenItIsWarmAndNotBefore() {
        Set<Integer> statuses = new LinkedHashSet<>();

        app.launch();
        app.awaitReady(() -> {
            boolean warmBefore = app.hasSaid("warm after");
            Answer readiness = app.readiness();
            statuses.add(readiness.status());
            assertThat(readiness.status() == 200 && !warmBefore && !app.hasSaid("warm after"))
                    .as("ready before it was warm")
                    .isFalse();
            return readiness.status() == 200;
        });

        assertThat(statuses).startsWith(NOBODY_LISTENS).contains(503).endsWith(200);
        assertThat(app.isAlive()).isTrue();
        assertThat(app.readiness().text("status")).isEqualTo("UP");
    }
}
