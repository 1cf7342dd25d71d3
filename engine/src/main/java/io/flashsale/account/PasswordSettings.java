package io.flashsale.account;

import io.flashsale.shared.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What hashing a password costs (argon2id) and how many are hashed at once.
 *
 * @param memoryKib memory of one hash
 * @param iterations passes over that memory
 * @param threads passwords hashed at the same time; a hash takes one core. 0: half of the cores, at least one
 * @param waitingMost passwords that may wait; the next is turned away
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP: 19,456 KiB
 * with 2 passes at least</a>
 */
@ConfigurationProperties("flashsale.password")
public record PasswordSettings(int memoryKib, int iterations, int threads, int waitingMost) {

    private static final int OWASP_MEMORY_PASSES = 19_456 * 2;

    public PasswordSettings {
        Range.require("flashsale.password.memory-kib", memoryKib, 8, 1_048_576);
        Range.require("flashsale.password.iterations", iterations, 1, 100);
        Range.require("flashsale.password.threads", threads, 0, 64);
        Range.require("flashsale.password.waiting-most", waitingMost, 1, 1_000_000);
    }

    /** Cheaper than OWASP advises: for tests and load tests only. */
    public boolean isWeak() {
        return (long) memoryKib * iterations < OWASP_MEMORY_PASSES;
    }

    /** How many it comes to on this machine. */
    public int threadsUsed() {
        return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
