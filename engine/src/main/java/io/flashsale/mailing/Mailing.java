package io.flashsale.mailing;

import io.flashsale.notification.Template;
import io.flashsale.shared.SaleId;
import java.time.Instant;

/**
 * One mail to many, about a sale.
 *
 * @param lastId the customer whose message was made last; empty at first
 * @param endsAt after this nobody wants it any more
 */
public record Mailing(SaleId sale, Template template, String lastId, Instant endsAt) {}
