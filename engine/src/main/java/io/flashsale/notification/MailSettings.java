package io.flashsale.notification;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Range;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The mail server, and what talking to it may cost. Without a host there are no mails.
 *
 * @param user           null if the server asks for none
 * @param password       from the environment, nowhere else
 * @param from           who mails are from: an address
 * @param fromName       and a name, perhaps none
 * @param connectTimeout longest wait for a connection
 * @param readTimeout    longest wait for one answer
 * @param writeTimeout   longest wait until the server takes what is written
 * @param longest        for one mail altogether
 * @param connections    mails under way at once, in one process
 */
@ConfigurationProperties("flashsale.mail")
@ConditionalOnMail
public record MailSettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        MailEncryption encryption,
        @Nullable String from,
        @Nullable String fromName,
        Duration connectTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        Duration longest,
        int connections) {

    private static final String NAME = "flashsale.mail.";
    private static final Duration LONGEST = Duration.ofMinutes(5);

    public MailSettings {
        user = "".equals(user) ? null : user;
        if (from == null || from.isBlank()) {
            throw new InvalidInput(NAME + "from (FLASHSALE_MAIL_FROM)", from, "the address that mails are from");
        }
        if (user != null && (password == null || password.isEmpty())) {
            throw new InvalidInput(NAME + "password (FLASHSALE_MAIL_PASSWORD)", "…", "the password of the user");
        }
        Range.require(NAME + "port", port, 1, 65_535);
        Range.require(NAME + "connections", connections, 1, 64);
        requireUpTo("longest", longest, LONGEST);
        requireUpTo("connect-timeout", connectTimeout, longest);
        requireUpTo("read-timeout", readTimeout, longest);
        requireUpTo("write-timeout", writeTimeout, longest);
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + ", " + encryption + "]";
    }

    private static void requireUpTo(String name, Duration value, Duration most) {
        if (value.toMillis() < 1 || value.compareTo(most) > 0) {
            throw new InvalidInput(NAME + name, value, "1 ms to " + most);
        }
    }
}
