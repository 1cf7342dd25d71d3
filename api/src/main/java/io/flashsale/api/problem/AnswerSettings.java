package io.flashsale.api.problem;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Bounds of answers.
 *
 * @param longest after this a call is answered 503; longer than the database may take for a statement
 */
@ConfigurationProperties("flashsale.answers")
public record AnswerSettings(Duration longest) {

    private static final Duration MOST = Duration.ofMinutes(5);

    public AnswerSettings {
        if (!longest.isPositive() || longest.compareTo(MOST) > 0) {
            throw new InvalidInput("flashsale.answers.longest", longest, "more than 0, at most " + MOST);
        }
    }
}
