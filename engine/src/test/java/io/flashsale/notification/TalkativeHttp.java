package io.flashsale.notification;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Lets everything that calls other servers log at the level DEBUG. */
public final class TalkativeHttp implements BeforeAllCallback, AfterAllCallback {

    private static final List<String> TALKERS =
            List.of("org.springframework.web", "org.springframework.core.codec", "reactor.netty", "io.flashsale");

    @Override
    public void beforeAll(ExtensionContext context) {
        setLevels(Level.DEBUG);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        setLevels(null);
    }

    private static void setLevels(Level level) {
        TALKERS.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(level));
    }
}
