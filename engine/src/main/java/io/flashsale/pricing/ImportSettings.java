package io.flashsale.pricing;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of an import.
 *
 * @param largest the longest file
 * @param mostRows the most rows of a file
 * @param patience the longest wait for its next bytes
 * @param longest the longest time that the upload may take as a whole
 * @param atOnce the most imports that a process runs at once, each into another list
 * @param kept how long an import is remembered
 */
@ConfigurationProperties("flashsale.import")
public record ImportSettings(
        DataSize largest, int mostRows, Duration patience, Duration longest, int atOnce, Duration kept) {

    public ImportSettings {
        requireAtLeastOne("largest", largest.toBytes());
        requireAtLeastOne("most-rows", mostRows);
        requireAtLeastOne("patience", patience.toMillis());
        requireAtLeastOne("longest", longest.toMillis());
        requireAtLeastOne("at-once", atOnce);
        requireAtLeastOne("kept", kept.toMillis());
        if (kept.compareTo(longest) <= 0) {
            throw new InvalidInput("flashsale.import.kept", kept, "more than longest (" + longest + ")");
        }
    }

    private static void requireAtLeastOne(String name, long value) {
        if (value < 1) {
            throw new InvalidInput("flashsale.import." + name, value, "1 or more");
        }
    }
}
