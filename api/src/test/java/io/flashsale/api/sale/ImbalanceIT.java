package io.flashsale.api.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import io.flashsale.order.Orders;
import io.flashsale.shared.PriceDataId;
import org.junit.jupiter.api.Test;

/** What the gauge of leaked and minted units shows, when somebody has changed MySQL by hand. */
class ImbalanceIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());

    @Test
    void unitsThatLeakedAndUnitsThatWereMintedDoNotCancelOut() {
        OnSale sale = shop.open(Offer.of(5).articles(2));
        shop.buy(shop.customer(), "one", sale, 2, 1);
        shop.awaitQuiet(sale);
        assertThat(imbalance(sale)).isZero();

        change(sale.prices().getFirst(), -1);
        change(sale.prices().getLast(), 1);

        assertThat(imbalance(sale)).isEqualTo(2);
        change(sale.prices().getFirst(), 1);
        change(sale.prices().getLast(), -1);
        assertThat(imbalance(sale)).isZero();
    }

    private void change(String price, int units) {
        books.execute("UPDATE price_data SET available_quantity = available_quantity + (%d) WHERE id = '%s'"
                .formatted(units, price));
    }

    private int imbalance(OnSale sale) {
        return app.bean(Orders.class)
                .imbalance(sale.prices().stream().map(PriceDataId::new).toList())
                .block();
    }
}
