package io.flashsale.sale;

import io.flashsale.shared.Range;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What following sales may cost a process.
 *
 * @param lookEvery     how often it looks whether there is something to be told
 * @param unitsEvery    how often at most it is told that only the units left are other ones
 * @param mostListeners who may follow at once, over all sales
 * @param heartBeat     how often all is told again to those who were told nothing
 * @param longest       after this a stream ends, and whoever still wants it comes again
 */
@ConfigurationProperties("flashsale.sale-events")
public record SaleEventSettings(
        Duration lookEvery, Duration unitsEvery, int mostListeners, Duration heartBeat, Duration longest) {

    private static final String NAME = "flashsale.sale-events.";

    public SaleEventSettings {
        Range.require(NAME + "look-every", lookEvery, Duration.ofMillis(10), Duration.ofSeconds(1));
        Range.require(NAME + "units-every", unitsEvery, Duration.ZERO, Duration.ofMinutes(1));
        Range.require(NAME + "most-listeners", mostListeners, 1, 1_000_000);
        Range.require(NAME + "heart-beat", heartBeat, lookEvery, Duration.ofHours(1));
        Range.require(NAME + "longest", longest, lookEvery, Duration.ofDays(1));
    }
}
