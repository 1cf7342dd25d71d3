package io.flashsale.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PoisonRecordIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());
    private final Log log = new Log(app.servers());

    @Test
    void whatNobodyCanReadIsParkedWithTheReasonAndHoldsNobodyUp() {
        var sale = shop.open(Offer.of(40));
        var garbage = Map.of(
                "{\"kind\":\"Order", "not a record",
                "{}", "kind",
                "null", "record",
                "", "not a record",
                "{\"kind\":\"OrderEaten\",\"order\":\"01ARZ3NDEKTSV4RRFFQ69G5FAV\"}", "OrderEaten");

        garbage.keySet().forEach(text -> log.appendEverywhere("garbage", text));
        var answers = shop.buyAtOnce(shop.customers(40), sale);

        assertThat(answers).allMatch(Answer::isAccepted);
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(40);
        garbage.forEach(this::assertParked);
    }

    @Test
    void whatCouldNotBeStoredAsItIsIsParked() {
        var sale = shop.open(Offer.of(1));
        var good = placed(sale, UlidCreator.getUlid().toString());
        var bad = Map.of(
                good.replace("\"quantity\":1", "\"quantity\":0"), "quantity",
                good.replace("\"quantity\":1", "\"quantity\":-3"), "quantity",
                good.replace("\"unitPrice\":10", "\"unitPrice\":9999999999999999"), "amount",
                good.replace("\"at\":1,", "\"at\":999999999999999,"), "at",
                good.replace("dddddddddddddddd", "ddddddddddddddddd"), "fingerprint",
                good.replace("USD", "XYZ"), "currency");

        bad.keySet().forEach(text -> log.appendEverywhere("bad", text));

        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 0, 0, 0));
        bad.forEach(this::assertParked);
        assertThat(books.count("price_data_usage_detail WHERE price_data_id = ?", sale.price()))
                .isZero();
    }

    @Test
    void whatMySqlRefusesIsParkedWithTheReasonAndHoldsNobodyUp() {
        var sale = shop.open(Offer.of(40));
        var order = UlidCreator.getUlid().toString();
        var refused = placed(sale, order);

        books.execute("ALTER TABLE orders ADD CONSTRAINT refused_by_test CHECK (fingerprint <> 'dddddddddddddddd')");
        log.appendEverywhere(order, refused);
        var answers = shop.buyAtOnce(shop.customers(40), sale);

        assertThat(answers).allMatch(Answer::isAccepted);
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(40);
        assertThat(books.ordersByStatus(sale)).isEqualTo(Map.of("PENDING_PAYMENT", 40));
        assertThat(books.count("orders WHERE id = ?", order)).isZero();
        assertParked(refused, "refused_by_test");
        books.execute("ALTER TABLE orders DROP CONSTRAINT refused_by_test");
    }

    @Test
    void anOrderOfAPriceThatIsNotThereIsRejectedAndHoldsNobodyUp() {
        var sale = shop.open(Offer.of(40));
        var order = UlidCreator.getUlid().toString();
        var unknownPrice =
                placed(sale, order).replace(sale.price(), UlidCreator.getUlid().toString());

        log.appendEverywhere(order, unknownPrice);
        shop.buyAtOnce(shop.customers(40), sale);

        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(40);
        assertThat(books.rows("SELECT status FROM orders WHERE id = ?", order))
                .containsExactly(Map.of("status", "REJECTED"));
    }

    /** One letter for each partition, each saying why and where it came from. */
    private void assertParked(String text, String reason) {
        List<ConsumerRecord<String, byte[]>> letters = letters(text).toList();
        assertThat(letters).hasSize(log.partitions().size());
        assertThat(letters).allSatisfy(letter -> {
            assertThat(Log.header(letter, "reason")).containsIgnoringCase(reason);
            assertThat(Log.header(letter, "from")).matches(".*orders-\\d+@\\d+");
        });
    }

    private Stream<ConsumerRecord<String, byte[]>> letters(String text) {
        return log.deadLetters().stream()
                .filter(letter -> new String(letter.value(), StandardCharsets.UTF_8).equals(text));
    }

    private static String placed(OnSale sale, String order) {
        return """
                {"kind":"OrderPlaced","order":"%s","at":1,"deadline":4102444800000,
                 "draft":{"sale":"%s","customer":"%s","fingerprint":"dddddddddddddddd","currency":"USD","lines":[
                  {"sku":"%s","quantity":1,"unitPrice":10,"priceType":"salePrice","priceList":"%s","priceData":"%s"}]}}
                """.formatted(order, sale.id(), order, sale.sku(), sale.price(), sale.price());
    }
}
