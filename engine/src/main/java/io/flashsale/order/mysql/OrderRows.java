package io.flashsale.order.mysql;

import static io.flashsale.platform.mysql.Columns.timeOrNull;

import io.flashsale.order.Attempt;
import io.flashsale.order.Order;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderPayment;
import io.flashsale.order.OrderStatus;
import io.flashsale.order.Parcel;
import io.flashsale.order.Shipment;
import io.flashsale.platform.mysql.Columns;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.PriceType;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.UnitPrice;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of {@code orders} and {@code order_line} as values, and times as MySQL writes them. */
final class OrderRows {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private OrderRows() {}

    static Order order(Readable row, List<OrderLine> lines) {
        return new Order(
                new OrderId(text(row, "id")),
                new SaleId(text(row, "sale_id")),
                new CustomerId(text(row, "customer_id")),
                OrderStatus.valueOf(text(row, "status")),
                new Money(decimal(row, "total"), Currency.getInstance(text(row, "currency"))),
                timeOrNull(row, "deadline"),
                row.get("waitlist_sequence", Long.class),
                Objects.requireNonNull(row.get("answer_number", Long.class)),
                text(row, "fingerprint"),
                Columns.time(row, "placed_at"),
                payment(row),
                shipment(row),
                lines);
    }

    private static @Nullable OrderPayment payment(Readable row) {
        String id = row.get("paid_by", String.class);
        return id == null ? null : new OrderPayment(new PaymentId(id), Columns.truth(row, "paid_late"));
    }

    private static @Nullable Shipment shipment(Readable row) {
        Instant shippedAt = timeOrNull(row, "shipped_at");
        Instant deliveredAt = timeOrNull(row, "delivered_at");
        return shippedAt == null && deliveredAt == null
                ? null
                : new Shipment(
                        new Parcel(row.get("carrier", String.class), row.get("waybill", String.class)),
                        shippedAt,
                        deliveredAt);
    }

    /** A line and the order it belongs to. */
    static LineOfOrder line(Readable row, Currency currency) {
        return new LineOfOrder(
                new OrderId(text(row, "order_id")),
                new OrderLine(
                        new SkuCode(text(row, "sku")),
                        Objects.requireNonNull(row.get("quantity", Integer.class)),
                        price(row, currency)));
    }

    static Attempt attempt(Readable row) {
        ReferenceId id = new ReferenceId(text(row, "transaction_reference_id"));
        return new Attempt(
                new Reference(text(row, "transaction_reference_type"), id),
                Objects.requireNonNull(row.get("attempt", Integer.class)));
    }

    private static UnitPrice price(Readable row, Currency currency) {
        return UnitPrice.stored(
                new Money(decimal(row, "unit_price"), currency),
                PriceType.valueOf(text(row, "price_type")),
                row.get("price_list_id", String.class),
                row.get("price_data_id", String.class),
                Columns.truth(row, "limited"));
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static BigDecimal decimal(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, BigDecimal.class), column);
    }

    /** UTC, as a DATETIME literal with microseconds. */
    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    record LineOfOrder(OrderId order, OrderLine line) {}
}
