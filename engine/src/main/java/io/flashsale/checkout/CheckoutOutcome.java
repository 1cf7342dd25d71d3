package io.flashsale.checkout;

import io.flashsale.cart.PricedCart;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SkuCode;
import java.time.Instant;
import java.util.List;

/** What became of the wish to check out a cart. All but the first two changed nothing. */
public sealed interface CheckoutOutcome {

    /** The cart is an order now, paid until then; the log has it. */
    record Placed(OrderId order, Instant payBy) implements CheckoutOutcome {}

    /** The cart became this order before, as another version of it. */
    record OrderedBefore(OrderId order) implements CheckoutOutcome {}

    /** There is none, or it is somebody else's. */
    record NoSuchCart() implements CheckoutOutcome {}

    /** A guest's cart must be taken over first. */
    record StillOfAGuest() implements CheckoutOutcome {}

    record Empty() implements CheckoutOutcome {}

    /** These cannot be had at any price. */
    record WithoutPrice(List<SkuCode> skus) implements CheckoutOutcome {}

    /** It is another cart than its customer has seen: also when the units at a limited price are gone. */
    record Changed(PricedCart now) implements CheckoutOutcome {}

    /** Nothing in it has a limited price, so there is nothing to hold. */
    record NothingLimited() implements CheckoutOutcome {}

    /** More SKUs at a limited price than an order may have. */
    record TooManyLimited(int most) implements CheckoutOutcome {}

    /** Its limited prices belong to several sales, which no single call can hold. */
    record SeveralSales() implements CheckoutOutcome {}

    /** The sale of the limited prices does not sell to this customer, or not now. */
    record Refused(BuyOutcome why) implements CheckoutOutcome {}
}
