package io.flashsale.cart;

import io.flashsale.shared.CartId;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SkuCode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a cart.
 *
 * @param version higher by one with each change, also of a price that the customer is shown; 0 before it is saved
 * @param owner   null for a guest's
 * @param lines   each another SKU, in the order in which they were added
 * @param items   the same units as the customer was shown them last
 */
public record Cart(
        CartId id,
        long version,
        @Nullable CustomerId owner,
        Currency currency,
        List<CartLine> lines,
        List<CartItem> items) {

    public static final int MOST_LINES = 50;

    public Cart {
        lines = List.copyOf(lines);
        items = List.copyOf(items);
        if (lines.size() > MOST_LINES) {
            throw new InvalidInput("items", lines.size() + " SKUs", "at most " + MOST_LINES + " SKUs in a cart");
        }
    }

    public static Cart empty(CartId id, @Nullable CustomerId owner, Currency currency) {
        return new Cart(id, 0, owner, currency, List.of(), List.of());
    }

    /** A guest's cart is seen by whoever knows its id. */
    public boolean isSeenBy(@Nullable CustomerId customer) {
        return owner == null || owner.equals(customer);
    }

    public Optional<CartLine> line(SkuCode sku) {
        return lines.stream().filter(line -> line.sku().equals(sku)).findFirst();
    }

    /** The units of a SKU as the customer was shown them last. */
    List<CartItem> itemsOf(SkuCode sku) {
        return items.stream().filter(item -> item.sku().equals(sku)).toList();
    }

    /** With more units of a SKU: those of one SKU are one line. */
    public Cart plus(CartLine more) {
        int before = line(more.sku()).map(CartLine::quantity).orElse(0);
        return with(new CartLine(more.sku(), Math.addExact(before, more.quantity())));
    }

    /** With so many units of a SKU, in its old place. */
    public Cart with(CartLine changed) {
        List<CartLine> next = new ArrayList<>(lines);
        int place = indexOf(changed.sku());
        if (place < 0) {
            next.add(changed);
        } else {
            next.set(place, changed);
        }
        return withLines(next);
    }

    public Cart without(SkuCode sku) {
        return withLines(lines.stream().filter(line -> !line.sku().equals(sku)).toList());
    }

    public Cart of(CustomerId customer) {
        return new Cart(id, version, customer, currency, lines, items);
    }

    Cart shown(List<CartItem> now) {
        return new Cart(id, version, owner, currency, lines, now);
    }

    /** The same under the version it was saved as. */
    public Cart saved(long as) {
        return new Cart(id, as, owner, currency, lines, items);
    }

    private Cart withLines(List<CartLine> next) {
        return new Cart(id, version, owner, currency, next, items);
    }

    private int indexOf(SkuCode sku) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).sku().equals(sku)) {
                return i;
            }
        }
        return -1;
    }
}
