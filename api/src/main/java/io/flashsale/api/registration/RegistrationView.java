package io.flashsale.api.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the caller takes part in a sale.
 *
 * @param registeredAt absent when not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegistrationView(boolean registered, @Nullable Instant registeredAt) {}
