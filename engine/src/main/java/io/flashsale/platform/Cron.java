package io.flashsale.platform;

import io.flashsale.shared.InvalidInput;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.scheduling.support.CronExpression;

/** Schedules as Spring's {@link CronExpression} has them: second, minute, hour, day, month, weekday. */
public final class Cron {

    private Cron() {}

    /** @throws InvalidInput that names the setting if this is no schedule */
    public static void require(String setting, String cron) {
        if (!CronExpression.isValidExpression(cron)) {
            throw new InvalidInput(setting, cron, "second, minute, hour, day, month, weekday");
        }
    }

    /** When a schedule comes next; the end of time if it does not come again. */
    public static Instant following(String cron, ZoneId zone, Instant now) {
        ZonedDateTime next = CronExpression.parse(cron).next(now.atZone(zone));
        return next == null ? Instant.MAX : next.toInstant();
    }
}
