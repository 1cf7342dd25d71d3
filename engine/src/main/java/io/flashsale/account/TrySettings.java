package io.flashsale.account;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Range;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often a client may try.
 *
 * @param anAccount  tries of one client at one account within a window
 * @param altogether tries of one client at all accounts; many customers of one mobile network share an address
 * @param carts      new carts of one client; each takes memory of the Redis that the gate sells from
 * @param window     from the first try on
 */
@ConfigurationProperties("flashsale.account.tries")
public record TrySettings(int anAccount, int altogether, int carts, Duration window) {

    private static final String NAME = "flashsale.account.tries.";
    private static final int MOST = 1_000_000;

    public TrySettings {
        Range.require(NAME + "an-account", anAccount, 1, MOST);
        Range.require(NAME + "altogether", altogether, 1, MOST);
        Range.require(NAME + "carts", carts, 1, MOST);
        if (window.toMillis() < 1 || window.compareTo(Duration.ofDays(1)) > 0) {
            throw new InvalidInput(NAME + "window", window, "1 ms to 1 d");
        }
    }

    /** Tries of this kind of one client at one account. All guests are one. */
    public int mostAtAccount(TryKind kind) {
        return kind == TryKind.CART ? carts : anAccount;
    }

    /** Tries of this kind of one client. */
    public int mostAltogether(TryKind kind) {
        return kind == TryKind.CART ? carts : altogether;
    }
}
