package io.flashsale.session;

import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SessionId;
import java.time.Duration;

/**
 * A session that goes on.
 *
 * @param token     keeps it up, once
 * @param expiresIn how long that token is good for
 */
public record OpenSession(SessionId id, CustomerId customer, OpaqueToken token, Duration expiresIn) {}
