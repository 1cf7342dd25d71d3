package io.flashsale.api.client;

import io.flashsale.shared.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What stands between clients and us.
 *
 * @param trustedProxies proxies of ours, one behind the other, on the way of every request: each adds to
 *     X-Forwarded-For whom it was called by. 0: clients call us themselves
 */
@ConfigurationProperties("flashsale.http")
record HttpSettings(int trustedProxies) {

    private static final int MOST = 10;

    HttpSettings {
        Range.require("flashsale.http.trusted-proxies", trustedProxies, 0, MOST);
    }
}
