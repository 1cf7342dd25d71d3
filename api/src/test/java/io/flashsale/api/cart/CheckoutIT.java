package io.flashsale.api.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckoutIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());
    private final GateKeys gate = new GateKeys(app.servers());
    private final CartCalls carts = new CartCalls(shop);
    private final Customer anna = shop.customer();

    /** Ten at the sale's price, five at the base price: what the cart has shown. */
    @Test
    void anOrderHasTheLimitedAndTheOtherUnitsOfTheCart() {
        OnSale sale = shop.open(Offer.of(10));

        var placed = carts.checkOut(anna, cart(sale, 15));
        var atOnce = shop.order(anna, placed.orderId());
        var balance = shop.awaitQuiet(sale);
        var later = shop.order(anna, placed.orderId());

        assertThat(placed.status()).isEqualTo(202);
        assertThat(placed.text("status")).isEqualTo("PENDING_PAYMENT");
        for (Answer order : List.of(atOnce, later)) {
            assertThat(lines(order)).containsExactly("10 x 10.0 limited", "5 x 50.0");
            assertThat(order.body().at("/total/amount").asDouble()).isEqualTo(350);
            assertThat(order.text("payBy")).isEqualTo(placed.text("payBy"));
        }
        assertThat(balance.price().held()).isEqualTo(10);
        assertThat(balance.price().used()).isEqualTo(10);
        assertThat(books.count("price_data_usage_detail WHERE transaction_reference_id = ?", placed.orderId()))
                .isEqualTo(1);
    }

    @Test
    void aCartThatWasOrderedIsGoneAndARepeatIsTheSameOrder() {
        OnSale sale = shop.open(Offer.of(10));
        var cart = cart(sale, 3);

        var first = carts.checkOut(anna, cart);
        var again = carts.checkOut(anna, cart);

        assertThat(carts.show(anna, cart).status()).isEqualTo(404);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(3);
    }

    @Test
    void ofManyCheckoutsAtOnceThereIsOneOrder() {
        OnSale sale = shop.open(Offer.of(100));
        var cart = cart(sale, 4);

        var orders = IntStream.range(0, 16)
                .parallel()
                .mapToObj(_ -> carts.checkOut(anna, cart))
                .map(Answer::orderId)
                .distinct()
                .toList();

        assertThat(orders).hasSize(1);
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(4);
    }

    @Test
    void ifTheUnitsAreGoneNothingIsHeldAndTheCartIsShownAnew() {
        OnSale sale = shop.open(Offer.of(10).waitlist(100));
        var cart = cart(sale, 10);
        shop.buy(shop.customer(), "quicker", sale, 4);

        var changed = carts.checkOut(anna, cart);
        var held = shop.awaitQuiet(sale).price().held();
        var placed = carts.checkOut(anna, carts.show(anna, cart));

        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.outcome()).isEqualTo("cart-changed");
        assertThat(changed.body().at("/cart/subtotal/amount").asDouble()).isEqualTo(6 * 10 + 4 * 50);
        assertThat(held).isEqualTo(4);
        assertThat(lines(shop.order(anna, placed.orderId()))).containsExactly("6 x 10.0 limited", "4 x 50.0");
        assertThat(shop.awaitQuiet(sale).price().waiting()).isZero();
    }

    /** One article is sold between the look at the cart and the gate: of the other nothing is held either. */
    @Test
    void ofSeveralLimitedLinesAllAreHeldOrNone() {
        OnSale sale = shop.open(Offer.of(5).articles(2));
        List<Integer> answers = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            var customer = shop.customer();
            var begun = carts.begin(customer);
            var half = carts.add(customer, begun, sale.skus().get(0), 1);
            var cart = carts.add(customer, half, sale.skus().get(1), 1);
            answers.add(carts.checkOut(customer, cart).status());
            shop.buy(shop.customer(), "other", sale, 0, 1);
        }

        var balance = shop.awaitQuiet(sale);

        assertThat(answers).startsWith(202).endsWith(409);
        long carted = answers.stream().filter(status -> status == 202).count();
        assertThat(balance.prices().get(0).held()).isEqualTo((int) carted);
        assertThat(balance.prices().get(1).held()).isEqualTo(5);
    }

    @Test
    void nobodyPaysAPriceThatTheCartHasNotShown() {
        OnSale sale = shop.open(Offer.of(10));
        var cart = cart(sale, 15);
        shop.standardPrice(sale.sku(), "55.00");

        var changed = carts.checkOut(anna, cart);

        assertThat(changed.outcome()).isEqualTo("cart-changed");
        assertThat(changed.body().at("/cart/items/1/unitPrice/amount").asDouble())
                .isEqualTo(55);
        assertThat(shop.awaitQuiet(sale).price().held()).isZero();
        assertThat(carts.checkOut(anna, cart).status())
                .as("the old version again")
                .isEqualTo(409);
    }

    /** The process died after the gate had the order and before the cart was deleted. */
    @Test
    void aCartThatIsStillThereAfterItsOrderIsNotOrderedTwice() {
        OnSale sale = shop.open(Offer.of(10));
        var cart = cart(sale, 2);
        var asItWas = gate.copyOfCart(cart.text("id"));
        var placed = carts.checkOut(anna, cart);
        asItWas.run();

        var more = carts.add(anna, cart, sale.sku(), 1);
        var refused = carts.checkOut(anna, more);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.outcome()).isEqualTo("cart-ordered");
        assertThat(refused.orderId()).isEqualTo(placed.orderId());
        assertThat(carts.checkOut(anna, cart).body()).isEqualTo(placed.body());
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(2);
    }

    @Test
    void theLimitedUnitsComeBackWhenTheOrderIsCancelled() {
        OnSale sale = shop.open(Offer.of(10));
        var placed = carts.checkOut(anna, cart(sale, 15));

        var cancelled = shop.cancel(anna, placed.orderId());
        shop.awaitStatus(anna, placed.orderId(), "CANCELLED");
        var balance = shop.awaitQuiet(sale);

        assertThat(cancelled.isAccepted()).isTrue();
        assertThat(balance.price().availableQuantity()).isEqualTo(10);
        assertThat(balance.price().gate().stock()).isEqualTo(10);
    }

    @Test
    void itsOrderIsKnownToAGateThatWasLoadedAnew() {
        OnSale sale = shop.open(Offer.of(10));
        var cart = cart(sale, 15);
        var placed = carts.checkOut(anna, cart);
        shop.awaitQuiet(sale);
        gate.forget(sale);

        var atOnce = carts.checkOut(anna, cart);
        var balance = shop.awaitQuiet(sale);
        var later = carts.checkOut(anna, cart);

        assertThat(atOnce.body()).isEqualTo(placed.body());
        assertThat(later.body()).isEqualTo(placed.body());
        assertThat(balance.price().gate().held()).isEqualTo(10);
    }

    @Test
    void moreThanACustomerMayHaveIsRefusedAndTheCartStays() {
        OnSale sale = shop.open(Offer.of(10).limit(2));
        var cart = cart(sale, 3);

        assertThat(carts.checkOut(anna, cart).outcome()).isEqualTo("limit-reached");
        assertThat(carts.checkOut(anna, carts.change(anna, cart, sale.sku(), 2)).status())
                .isEqualTo(202);
    }

    @Test
    void saysWhyACartCannotBeOrdered() {
        OnSale one = shop.open(Offer.of(10));
        OnSale other = shop.open(Offer.of(10));
        OnSale notYet = shop.open(Offer.of(10).window(Duration.ofHours(1), Duration.ofHours(1)));
        var guest = carts.guest();

        assertThat(detail(carts.begin(anna))).contains("empty");
        assertThat(detail(carts.add(anna, cart(one, 1), other.sku(), 1))).contains("several sales");
        assertThat(detail(cart(notYet, 1))).contains("limited by quantity");
        assertThat(detail(carts.add(guest, carts.begin(guest), one.sku(), 1))).contains("take it over");
        assertThat(detail(carts.add(anna, euros(), one.sku(), 1))).contains("currency");
    }

    @Test
    void isForTheCartsCustomerOnly() {
        OnSale sale = shop.open(Offer.of(10));
        var cart = cart(sale, 1);

        assertThat(carts.checkOut(shop.customer(), cart).status()).isEqualTo(404);
        assertThat(carts.checkOut(carts.guest(), cart).status()).isEqualTo(401);
        assertThat(shop.call(anna, "POST", "/api/carts/" + cart.text("id") + "/checkout", "")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("If-Match");
        assertThat(shop.awaitQuiet(sale).price().held()).isZero();
    }

    private Answer cart(OnSale sale, int quantity) {
        return carts.add(anna, carts.begin(anna), sale.sku(), quantity);
    }

    private Answer euros() {
        return shop.call(anna, "POST", "/api/carts", "{\"currency\": \"EUR\"}");
    }

    private String detail(Answer cart) {
        var answer = carts.checkOut(anna, cart);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.outcome()).isEqualTo("cart-not-ready");
        return answer.text("detail");
    }

    /** Such as {@code 10 x 5.0 limited}. */
    private static List<String> lines(Answer order) {
        List<String> texts = new ArrayList<>();
        order.body().get("lines").forEach(line -> texts.add(CartCalls.text(line, CartCalls.LIMITED_LINE)));
        return texts;
    }
}
