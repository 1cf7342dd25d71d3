package io.flashsale.api.pricing;

import io.flashsale.checkout.UsageRequest;
import io.flashsale.checkout.UsageRequest.Item;
import io.flashsale.shared.FieldProblem;
import io.flashsale.shared.Fields;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another system's checkout has sold at limited prices.
 *
 * @param customerReferenceType    BLC_CUSTOMER if left out
 * @param transactionReferenceType BLC_CART if left out
 */
record RecordPriceDataUsageRequest(
        @Nullable String customerReferenceType,
        @Nullable String customerReferenceId,
        @Nullable String transactionReferenceType,
        @Nullable String transactionReferenceId,
        @Nullable List<@Nullable ItemBody> items) {

    UsageRequest toRequest() {
        var fields = new Fields();
        var customerType = fields.optional("customerReferenceType", customerReferenceType, Reference::requireType);
        var customer = fields.required("customerReferenceId", customerReferenceId, ReferenceId::new);
        var transactionType =
                fields.optional("transactionReferenceType", transactionReferenceType, Reference::requireType);
        var transaction = fields.required("transactionReferenceId", transactionReferenceId, ReferenceId::new);
        var sold = fields.together(this::sold);
        return fields.into(() -> new UsageRequest(
                reference(customerType.orNull(), Reference.CUSTOMER, customer.value()),
                reference(transactionType.orNull(), Reference.CART, transaction.value()),
                sold.value()));
    }

    static Reference reference(@Nullable String type, String usual, ReferenceId id) {
        return new Reference(type == null ? usual : type, id);
    }

    private List<Item> sold() {
        if (items == null) {
            throw new InvalidInput("items", null, "1 to " + UsageRequest.MOST_ITEMS + " items");
        }
        List<Item> sold = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                sold.add(ItemBody.read(items.get(i)));
            } catch (InvalidInput wrong) {
                problems.addAll(wrong.within("items[" + i + "]").problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return sold;
    }

    /** Units at one limited price. */
    record ItemBody(@Nullable String priceDataId, @Nullable Integer usageQuantity) {

        static Item read(@Nullable ItemBody item) {
            var fields = new Fields();
            var price = fields.required("priceDataId", item == null ? null : item.priceDataId, PriceDataId::new);
            var quantity = fields.required("usageQuantity", item == null ? null : item.usageQuantity, given -> given);
            return fields.into(() -> new Item(price.value(), quantity.value()));
        }
    }
}
