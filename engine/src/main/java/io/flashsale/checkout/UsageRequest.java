package io.flashsale.checkout;

import io.flashsale.gate.GateRequest;
import io.flashsale.gate.Hold;
import io.flashsale.order.Attempt;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.OrderIds;
import io.flashsale.order.OrderLine;
import io.flashsale.order.Recording;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.sale.LiveSale;
import io.flashsale.shared.FieldProblem;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.Reference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Another system sells units at limited prices, all items or none.
 *
 * @param customer    who gets them there
 * @param transaction for what: the same transaction means the same usage
 * @param items       1 to 10, each at another price
 */
public record UsageRequest(Reference customer, Reference transaction, List<Item> items) {

    public static final int MOST_ITEMS = GateRequest.MOST_LINES;
    public static final int MOST_UNITS = BuyRequest.MOST_UNITS;

    private static final String MARK = "used";
    private static final int HASH_LENGTH = 12;

    public UsageRequest {
        items = List.copyOf(items);
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw new InvalidInput("items", items.size() + " items", "1 to " + MOST_ITEMS + " items");
        }
        checkItems(items);
    }

    private static void checkItems(List<Item> items) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<PriceDataId> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.quantity < 1 || item.quantity > MOST_UNITS) {
                String quantity = Integer.toString(item.quantity);
                problems.add(new FieldProblem("items[" + i + "].usageQuantity", quantity, "1 to " + MOST_UNITS));
            }
            if (!seen.add(item.price)) {
                String price = item.price.value();
                problems.add(new FieldProblem("items[" + i + "].priceDataId", price, "a price named once"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    List<PriceDataId> prices() {
        return items.stream().map(Item::price).toList();
    }

    /** The order at this attempt, if the sale has all of the prices. */
    OrderDraft draft(LiveSale live, Attempt attempt) {
        Recording recording = new Recording(customer, attempt);
        return new OrderDraft(
                OrderIds.of(attempt, live.sale().id(), live.sale().opensAt()),
                live.sale().id(),
                recording.customerId(),
                fingerprint(),
                items.stream().map(item -> line(live, item)).toList(),
                recording);
    }

    private static OrderLine line(LiveSale live, Item item) {
        LimitedPrice price = live.price(item.price).orElseThrow();
        return new OrderLine(price.sku(), item.quantity, live.unitPrice(price));
    }

    /** Begins with what no hash begins with. The sequence of the items means nothing. */
    String fingerprint() {
        String content = items.stream()
                .sorted(Comparator.comparing(item -> item.price.value()))
                .map(item -> item.price + "=" + item.quantity)
                .collect(Collectors.joining(";", "", "|" + customer));
        return MARK + OrderIds.fingerprint(content).substring(0, HASH_LENGTH);
    }

    /** Whether the hold is another system's. */
    static boolean isOrderOf(Hold hold) {
        return hold.fingerprint().startsWith(MARK);
    }

    /** Units at one limited price. */
    public record Item(PriceDataId price, int quantity) {}
}
