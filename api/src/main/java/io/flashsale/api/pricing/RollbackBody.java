package io.flashsale.api.pricing;

import io.flashsale.order.ArchivalReason;
import io.flashsale.shared.Fields;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
import org.jspecify.annotations.Nullable;

/**
 * Whose recorded usage is taken back, and why.
 *
 * @param transactionReferenceType BLC_CART if left out
 * @param archivalReason           CHECKOUT_ROLLBACK if left out
 */
record RollbackBody(
        @Nullable String transactionReferenceType,
        @Nullable String transactionReferenceId,
        @Nullable ArchivalReason archivalReason) {

    Reference toTransaction() {
        var fields = new Fields();
        var type = fields.optional("transactionReferenceType", transactionReferenceType, Reference::requireType);
        var id = fields.required("transactionReferenceId", transactionReferenceId, ReferenceId::new);
        return fields.into(() -> RecordPriceDataUsageRequest.reference(type.orNull(), Reference.CART, id.value()));
    }

    ArchivalReason reason() {
        return archivalReason == null ? ArchivalReason.CHECKOUT_ROLLBACK : archivalReason;
    }
}
