package io.flashsale.api.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final CartCalls carts = new CartCalls(shop);
    private final Customer anna = shop.customer();

    /** A sale's price of 10 limited to 10 units, a standard price of 30, a base price of 50. */
    @Test
    void fifteenUnitsAreSplitIntoTenAtTheSalesPriceAndFiveAtTheStandardPrice() {
        OnSale sale = shop.open(Offer.of(10));
        shop.standardPrice(sale.sku(), "30.00");

        var cart = carts.add(anna, carts.begin(anna), sale.sku(), 15);

        assertThat(CartCalls.items(cart)).containsExactly("10 x 10.0 limited", "5 x 30.0");
        assertThat(cart.body().at("/subtotal/amount").asDouble()).isEqualTo(250);
        assertThat(cart.body()
                        .at("/items/0/attributes/priceInfo/backupPriceInfo/price/amount")
                        .asDouble())
                .isEqualTo(30);
        assertThat(cart.body().at("/items/1/attributes/priceInfo/priceType").asString())
                .isEqualTo("standardPrice");
        assertThat(cart.body()
                        .at("/items/0/internalAttributes/IS_PRICE_LIMITED_BY_QUANTITY")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void unitsThatAreAddedSeparatelyAreMergedBeforeTheyAreSplit() {
        OnSale sale = shop.open(Offer.of(10));

        var cart = carts.add(anna, carts.add(anna, carts.begin(anna), sale.sku(), 8), sale.sku(), 7);

        assertThat(CartCalls.items(cart)).containsExactly("10 x 10.0 limited", "5 x 50.0");
    }

    @Test
    void isPricedAnewOnEveryReadAndTellsWhatWasAnotherBefore() {
        OnSale sale = shop.open(Offer.of(10));
        var cart = carts.add(anna, carts.begin(anna), sale.sku(), 10);
        shop.buy(shop.customer(), "one", sale, 4);

        var changed = carts.show(anna, cart);
        var same = carts.show(anna, cart);

        assertThat(CartCalls.items(changed)).containsExactly("6 x 10.0 limited stale", "4 x 50.0 stale");
        assertThat(CartCalls.items(same)).containsExactly("6 x 10.0 limited", "4 x 50.0");
        assertThat(changed.header("ETag")).isNotEqualTo(cart.header("ETag")).isEqualTo(same.header("ETag"));
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        OnSale sale = shop.open(Offer.of(10));
        var before = carts.begin(anna);
        var cart = carts.add(anna, before, sale.sku(), 1);

        assertThat(carts.showIfChanged(anna, before).status()).isEqualTo(200);
        assertThat(carts.showIfChanged(anna, cart).status()).isEqualTo(304);
    }

    @Test
    void twoTabsDoNotOverwriteEachOther() {
        OnSale sale = shop.open(Offer.of(10));
        var seenByBoth = carts.begin(anna);
        carts.add(anna, seenByBoth, sale.sku(), 1);

        var second = carts.add(anna, seenByBoth, sale.sku(), 2);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.outcome()).isEqualTo("cart-changed");
        assertThat(second.body().at("/cart/items/0/quantity").asInt()).isEqualTo(1);
        assertThat(CartCalls.items(carts.show(anna, seenByBoth))).containsExactly("1 x 10.0 limited");
    }

    @Test
    void ofManyWritesOfOneVersionOneCounts() {
        OnSale sale = shop.open(Offer.of(100));
        var cart = carts.begin(anna);

        var answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(_ -> carts.add(anna, cart, sale.sku(), 1).status())
                .toList();

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(CartCalls.items(carts.show(anna, cart))).containsExactly("1 x 10.0 limited");
    }

    @Test
    void quantitiesAreSetAndItemsTakenOut() {
        OnSale sale = shop.open(Offer.of(10).articles(2));
        var cart = carts.add(anna, carts.begin(anna), sale.skus().get(0), 3);
        cart = carts.add(anna, cart, sale.skus().get(1), 2);

        cart = carts.change(anna, cart, sale.skus().get(0), 5);
        assertThat(CartCalls.items(cart)).containsExactly("5 x 10.0 limited", "2 x 10.0 limited");
        cart = carts.remove(anna, cart, sale.skus().get(0));
        assertThat(CartCalls.items(cart)).containsExactly("2 x 10.0 limited");
        assertThat(carts.remove(anna, cart, sale.skus().get(0)).status()).isEqualTo(404);
    }

    @Test
    void somebodyElsesCartIsNotThere() {
        OnSale sale = shop.open(Offer.of(10));
        var cart = carts.add(anna, carts.begin(anna), sale.sku(), 1);
        var other = shop.customer();

        for (Customer stranger : List.of(other, carts.guest())) {
            assertThat(carts.show(stranger, cart).status()).isEqualTo(404);
            assertThat(carts.add(stranger, cart, sale.sku(), 1).status()).isEqualTo(404);
            assertThat(carts.delete(stranger, cart).status()).isEqualTo(404);
        }
        assertThat(carts.takeOver(other, cart).status()).isEqualTo(404);
        assertThat(CartCalls.items(carts.show(anna, cart))).containsExactly("1 x 10.0 limited");
    }

    @Test
    void aGuestsCartIsTakenOverAtTheLogin() {
        OnSale sale = shop.open(Offer.of(10));
        var guest = carts.guest();
        var cart = carts.add(guest, carts.begin(guest), sale.sku(), 2);

        var taken = carts.takeOver(anna, cart);

        assertThat(taken.body().get("guest").asBoolean()).isFalse();
        assertThat(CartCalls.items(taken)).containsExactly("2 x 10.0 limited");
        assertThat(carts.show(guest, cart).status()).isEqualTo(404);
        assertThat(carts.takeOver(guest, carts.begin(guest)).status()).isEqualTo(401);
    }

    @Test
    void aCartThatWasThrownAwayIsGone() {
        var cart = carts.begin(anna);

        assertThat(carts.delete(anna, cart).status()).isEqualTo(204);
        assertThat(carts.show(anna, cart).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                       | sku
            {"sku": "no-such-sku", "quantity": 1}    | sku
            {"sku": "x y", "quantity": 1}            | sku
            {"sku": "x"}                             | quantity
            {"sku": "x", "quantity": 0}              | quantity
            {"sku": "x", "quantity": 1000001}        | quantity
            """)
    void refusesWhatIsNoItem(String body, String field) {
        Answer answer = carts.send(anna, "POST", carts.begin(anna), "/items", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void wantsTheVersionThatWasSeen() {
        OnSale sale = shop.open(Offer.of(10));
        var id = carts.begin(anna).text("id");

        var answer = shop.call(
                anna,
                "POST",
                "/api/carts/" + id + "/items",
                "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sale.sku()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("If-Match");
    }
}
