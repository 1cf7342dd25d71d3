package io.flashsale.cart.redis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.cart.Cart;
import io.flashsale.cart.CartItem;
import io.flashsale.cart.CartLine;
import io.flashsale.shared.CartId;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceType;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.UnitPrice;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A cart's content as it stands in Redis. */
final class CartJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private CartJson() {}

    static String write(Cart cart) {
        CustomerId owner = cart.owner();
        return JSON.writeValueAsString(new Content(
                owner == null ? null : owner.value(),
                cart.currency().getCurrencyCode(),
                cart.lines().stream()
                        .map(line -> new Line(line.sku().value(), line.quantity()))
                        .toList(),
                cart.items().stream().map(CartJson::item).toList()));
    }

    static Cart read(CartId id, long version, String json) {
        Content content = JSON.readValue(json, Content.class);
        Currency currency = Currency.getInstance(content.currency());
        return new Cart(
                id,
                version,
                content.owner() == null ? null : new CustomerId(content.owner()),
                currency,
                content.lines().stream()
                        .map(line -> new CartLine(new SkuCode(line.sku()), line.quantity()))
                        .toList(),
                content.items().stream().map(item -> item(item, currency)).toList());
    }

    private static Item item(CartItem item) {
        UnitPrice price = item.price();
        if (price == null) {
            return new Item(item.sku().value(), item.quantity(), null, null, null, null, false);
        }
        return new Item(
                item.sku().value(),
                item.quantity(),
                price.amount().amount(),
                price.type(),
                price.priceDataText(),
                price.priceListText(),
                price.limited());
    }

    private static CartItem item(Item item, Currency currency) {
        BigDecimal amount = item.amount();
        PriceType type = item.type();
        UnitPrice price = amount == null || type == null
                ? null
                : UnitPrice.stored(
                        new Money(amount, currency), type, item.priceList(), item.priceData(), item.limited());
        return new CartItem(new SkuCode(item.sku()), item.quantity(), price);
    }

    private record Content(@Nullable String owner, String currency, List<Line> lines, List<Item> items) {}

    private record Line(String sku, int quantity) {}

    private record Item(
            String sku,
            int quantity,
            @Nullable BigDecimal amount,
            @Nullable PriceType type,
            @Nullable String priceData,
            @Nullable String priceList,
            boolean limited) {}
}
