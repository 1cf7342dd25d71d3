package io.flashsale.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.pricing.OfferedPrice;
import io.flashsale.pricing.OfferedPrice.Base;
import io.flashsale.pricing.OfferedPrice.Limited;
import io.flashsale.pricing.OfferedPrice.Listed;
import io.flashsale.pricing.PriceInfo;
import io.flashsale.shared.CartId;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.PriceType;
import io.flashsale.shared.SkuCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of the requirements: item A at 5, limited to 10 units; at 30 in the standard list; base price 50. */
class CartPricingTests {

    private static final SkuCode ITEM_A = new SkuCode("itemA");
    private static final Base BASE = new Base(Money.of("50", "USD"));
    private static final Listed STANDARD = listed(PriceType.standardPrice, "30", 2);
    private static final CartPricing PARTIAL = new CartPricing(true);
    private static final CartPricing WHOLE = new CartPricing(false);

    @Test
    void fifteenUnitsAreTenAtFiveAndFiveAtThirty() {
        assertThat(items(PARTIAL, 15, limited(10), STANDARD, BASE))
                .containsExactly("10 x 5 limited", "5 x 30 standardPrice");
    }

    @Test
    void withoutAStandardListTheRestCostsTheBasePrice() {
        assertThat(items(PARTIAL, 15, limited(10), BASE)).containsExactly("10 x 5 limited", "5 x 50 basePrice");
    }

    @Test
    void withoutPartialQuantityAllCostTheBackupPrice() {
        assertThat(items(WHOLE, 15, limited(10), STANDARD, BASE)).containsExactly("15 x 30 standardPrice");
    }

    @Test
    void whatFitsCostsTheLimitedPriceEitherWay() {
        assertThat(items(PARTIAL, 10, limited(10), STANDARD, BASE)).containsExactly("10 x 5 limited");
        assertThat(items(WHOLE, 10, limited(10), STANDARD, BASE)).containsExactly("10 x 5 limited");
    }

    @Test
    void whatNobodySellsInTheCurrencyHasNoPrice() {
        assertThat(items(PARTIAL, 15, limited(10))).containsExactly("10 x 5 limited", "5 without a price");
        assertThat(items(PARTIAL, 15)).containsExactly("15 without a price");
        assertThat(PARTIAL.items(List.of(new CartLine(ITEM_A, 3)), Map.of()))
                .containsExactly(new CartItem(ITEM_A, 3, null));
    }

    @Test
    void unitsThatAreAddedSeparatelyAreOneLineBeforeItIsSplit() {
        var cart = Cart.empty(
                        new CartId("01ARZ3NDEKTSV4RRFFQ69G5FAV"),
                        null,
                        BASE.price().currency())
                .plus(new CartLine(ITEM_A, 7))
                .plus(new CartLine(ITEM_A, 8));

        assertThat(cart.lines()).containsExactly(new CartLine(ITEM_A, 15));
    }

    private static List<String> items(CartPricing pricing, int quantity, OfferedPrice... offers) {
        var info = new PriceInfo(ITEM_A, List.of(offers));
        return pricing.items(List.of(new CartLine(ITEM_A, quantity)), Map.of(ITEM_A, info)).stream()
                .map(CartPricingTests::text)
                .toList();
    }

    private static String text(CartItem item) {
        var price = item.price();
        return price == null
                ? item.quantity() + " without a price"
                : item.quantity() + " x " + price.amount().amount() + " "
                        + (item.isLimited() ? "limited" : price.type().name());
    }

    private static Limited limited(int available) {
        return new Limited(listed(PriceType.salePrice, "5", 1), 10, available);
    }

    private static Listed listed(PriceType type, String amount, int number) {
        String id = "01ARZ3NDEKTSV4RRFF%08d".formatted(number);
        return new Listed(Money.of(amount, "USD"), type, new PriceDataId(id), new PriceListId(id), null);
    }
}
