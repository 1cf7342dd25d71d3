package io.flashsale.account;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an access token, which may be good for longer than its session goes on.
 *
 * @param session that gave the token; null if none did
 */
public record Caller(CustomerId customer, @Nullable SessionId session) {}
