package io.flashsale.api.payment;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where customers go when they come back from the provider.
 *
 * @param url a page of the shop; null for none
 */
@ConfigurationProperties("flashsale.payment.return-page")
record ReturnPage(@Nullable URI url) {}
