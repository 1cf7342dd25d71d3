package io.flashsale.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/** While a class of histories runs there is no time but theirs, and nobody logs the troubles that they are made of. */
final class WorldOnly implements BeforeAllCallback, AfterAllCallback {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    private final Level level = ROOT.getLevel();
    private final Schedulers.Snapshot schedulers = WorldScheduler.installed();

    @Override
    public void beforeAll(ExtensionContext context) {
        ROOT.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ROOT.setLevel(level);
        Schedulers.resetFrom(schedulers);
    }
}
