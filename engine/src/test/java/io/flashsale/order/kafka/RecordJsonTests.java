package io.flashsale.order.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.order.ArchivalReason;
import io.flashsale.order.Attempt;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.CashAgreed;
import io.flashsale.order.OrderRecord.ConfirmedByAdmin;
import io.flashsale.order.OrderRecord.EffectsMissed;
import io.flashsale.order.OrderRecord.FulfilmentCancelled;
import io.flashsale.order.OrderRecord.HoldExpired;
import io.flashsale.order.OrderRecord.OrderCancelled;
import io.flashsale.order.OrderRecord.OrderDelivered;
import io.flashsale.order.OrderRecord.OrderPlaced;
import io.flashsale.order.OrderRecord.OrderShipped;
import io.flashsale.order.OrderRecord.OrderWaitlisted;
import io.flashsale.order.OrderRecord.PaymentFailed;
import io.flashsale.order.OrderRecord.PaymentStarted;
import io.flashsale.order.OrderRecord.PaymentSucceeded;
import io.flashsale.order.OrderRecord.UnitsGone;
import io.flashsale.order.OrderRecord.UnitsRetaken;
import io.flashsale.order.OrderRecord.UsageRecorded;
import io.flashsale.order.OrderRecord.UsageRolledBack;
import io.flashsale.order.OrderRecord.WaitlistClosed;
import io.flashsale.order.OrderRecord.WaitlistLeft;
import io.flashsale.order.OrderRecord.WaitlistPromoted;
import io.flashsale.order.Parcel;
import io.flashsale.order.Recording;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.PriceType;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.UnitPrice;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTests {

    private static final String ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final String OTHER = "01BX5ZZKBKACTAV9WEVGEMMVRZ";
    private static final OrderId ORDER = new OrderId(ID);
    private static final PaymentId PAYMENT = new PaymentId(OTHER);
    private static final Instant NOW = Instant.ofEpochMilli(1_735_689_600_123L);
    static final OrderDraft DRAFT = new OrderDraft(
            ORDER,
            new SaleId(OTHER),
            new CustomerId(OTHER),
            "0123456789abcdef",
            List.of(line(ID, "10.50"), line(OTHER, "0.0001"), base("7")));

    private static final Reference CART = new Reference("BLC_CART", new ReferenceId("cart|7"));
    private static final OrderDraft RECORDED = new OrderDraft(
            ORDER,
            DRAFT.sale(),
            DRAFT.customer(),
            DRAFT.fingerprint(),
            DRAFT.lines(),
            new Recording(new Reference("ERP_CUSTOMER", new ReferenceId("4711")), new Attempt(CART, 1)));

    private final RecordJson json = new RecordJson();

    @ParameterizedTest
    @MethodSource("everyKind")
    void isReadAsItWasWritten(OrderRecord record) {
        assertThat(json.read(json.write(record))).isEqualTo(record);
    }

    @Test
    void everyKindIsTried() {
        assertThat(everyKind().map(each -> (Object) each.getClass()).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(OrderRecord.class.getPermittedSubclasses()));
    }

    @Test
    void aDraftIsReadAsItWasWritten() {
        assertThat(json.read(json.write(DRAFT))).isEqualTo(DRAFT);
        assertThat(json.read(json.write(RECORDED))).isEqualTo(RECORDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"kind\":\"OrderPlaced\"",
                "{\"kind\":null}",
                "{\"kind\":\"OrderEaten\",\"order\":\"" + ID + "\"}",
                "{\"kind\":\"OrderCancelled\",\"order\":\"" + ID + "\"}",
                "{\"kind\":\"OrderCancelled\",\"order\":\"x\",\"at\":1}",
                "{\"kind\":\"OrderCancelled\",\"order\":null,\"at\":1}",
                "{\"kind\":\"OrderCancelled\",\"order\":\"" + ID + "\",\"at\":-1}",
                "{\"kind\":\"OrderCancelled\",\"order\":\"" + ID + "\",\"at\":99999999999999}",
                "{\"kind\":\"OrderPlaced\",\"order\":\"" + ID + "\",\"at\":1,\"deadline\":1}",
                "{\"kind\":\"UsageRolledBack\",\"order\":\"" + ID + "\",\"at\":1}",
                "{\"kind\":\"OrderShipped\",\"order\":\"" + ID + "\",\"at\":1,\"carrier\":\" \"}",
                "{\"kind\":\"OrderDelivered\",\"order\":\"" + ID + "\"}",
            })
    void whatIsNoRecordIsAnIllegalArgument(String text) {
        assertThatThrownBy(() -> json.read(text.getBytes(UTF_8))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "salePrice", "0123456789abcdef", "10.50", ID})
    void aDraftWithAWrongValueIsAnIllegalArgument(String right) {
        var text = json.write(DRAFT).replace(right, "-");

        assertThatThrownBy(() -> json.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordingWithoutReferencesIsAnIllegalArgument() {
        var text =
                new String(json.write(new OrderPlaced(DRAFT, NOW, NOW)), UTF_8).replace("OrderPlaced", "UsageRecorded");

        assertThatThrownBy(() -> json.read(text.getBytes(UTF_8))).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<OrderRecord> everyKind() {
        return Stream.of(
                new OrderPlaced(DRAFT, NOW, NOW.plusSeconds(600)),
                new OrderWaitlisted(DRAFT, NOW, 3, Long.MAX_VALUE),
                new WaitlistPromoted(ORDER, NOW, NOW.plusSeconds(600)),
                new WaitlistLeft(ORDER, NOW),
                new WaitlistClosed(ORDER, NOW),
                new ConfirmedByAdmin(ORDER, new CustomerId(OTHER), NOW),
                new HoldExpired(ORDER, NOW),
                new OrderCancelled(ORDER, NOW),
                new PaymentStarted(ORDER, PAYMENT, NOW, NOW.plusSeconds(600)),
                new PaymentSucceeded(ORDER, PAYMENT, NOW),
                new CashAgreed(ORDER, PAYMENT, NOW),
                new PaymentFailed(ORDER, PAYMENT, NOW, true),
                new UnitsRetaken(ORDER, PAYMENT, NOW),
                new UnitsGone(ORDER, PAYMENT, NOW),
                new FulfilmentCancelled(ORDER, NOW),
                new OrderShipped(ORDER, new Parcel("Delhivery", "1234567890"), NOW),
                new OrderShipped(ORDER, new Parcel(null, null), NOW),
                new OrderDelivered(ORDER, NOW),
                new EffectsMissed(ORDER, NOW),
                new UsageRecorded(RECORDED, NOW),
                new UsageRolledBack(ORDER, new Attempt(CART, 2), NOW, ArchivalReason.CHECKOUT_ROLLBACK));
    }

    private static OrderLine line(String price, String amount) {
        return new OrderLine(
                new SkuCode("SKU-" + price),
                2,
                UnitPrice.limited(Money.of(amount, "USD"), new PriceListId(OTHER), new PriceDataId(price)));
    }

    private static OrderLine base(String amount) {
        var price = new UnitPrice(Money.of(amount, "USD"), PriceType.basePrice, null, null, false);
        return new OrderLine(new SkuCode("SKU"), 2, price);
    }
}
