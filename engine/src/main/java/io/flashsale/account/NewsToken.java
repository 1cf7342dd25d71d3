package io.flashsale.account;

import io.flashsale.platform.OpaqueTokens;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Lets whoever has a mail with news end them, without a log-in and whenever: a customer's id with our signature. */
public final class NewsToken {

    private static final String PURPOSE = "news";
    private static final int ID_LENGTH = 26;

    private NewsToken() {}

    public static String of(CustomerId customer, OpaqueTokens tokens) {
        return customer.value() + tokens.derived(PURPOSE, customer.value()).value();
    }

    /** Whose news it ends; empty if it is not one of ours. */
    public static Optional<CustomerId> read(String token, OpaqueTokens tokens) {
        if (token.length() <= ID_LENGTH) {
            return Optional.empty();
        }
        try {
            CustomerId customer = new CustomerId(token.substring(0, ID_LENGTH));
            boolean ours = MessageDigest.isEqual(bytes(token), bytes(of(customer, tokens)));
            return ours ? Optional.of(customer) : Optional.empty();
        } catch (InvalidInput noId) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
