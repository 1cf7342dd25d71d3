package io.flashsale.order.kafka;

import static io.flashsale.order.kafka.WireRecord.required;

import io.flashsale.order.Attempt;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.OrderLine;
import io.flashsale.order.Recording;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceType;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.UnitPrice;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Drafts of orders as a {@link WireRecord} has them. */
final class WireDrafts {

    private WireDrafts() {}

    static WireRecord.Draft write(OrderDraft order) {
        return new WireRecord.Draft(
                order.sale().value(),
                order.customer().value(),
                order.fingerprint(),
                order.lines().getFirst().price().amount().currency().getCurrencyCode(),
                order.lines().stream().map(WireDrafts::write).toList(),
                write(order.recording()));
    }

    private static WireRecord.@Nullable Recording write(@Nullable Recording recording) {
        return recording == null
                ? null
                : new WireRecord.Recording(
                        recording.customer().type(), recording.customer().id().value(), write(recording.attempt()));
    }

    static WireRecord.Attempt write(Attempt attempt) {
        return new WireRecord.Attempt(
                attempt.transaction().type(), attempt.transaction().id().value(), attempt.number());
    }

    private static WireRecord.Line write(OrderLine line) {
        UnitPrice price = line.price();
        return new WireRecord.Line(
                line.sku().value(),
                line.quantity(),
                price.amount().amount(),
                price.type().name(),
                price.priceListText(),
                price.priceDataText(),
                price.limited() ? null : false);
    }

    static OrderDraft read(WireRecord wire) {
        WireRecord.Draft draft = required("draft", wire.draft());
        Currency currency = Currency.getInstance(required("currency", draft.currency()));
        return new OrderDraft(
                wire.orderId(),
                new SaleId(required("sale", draft.sale())),
                new CustomerId(required("customer", draft.customer())),
                required("fingerprint", draft.fingerprint()),
                required("lines", draft.lines()).stream()
                        .map(line -> line(line, currency))
                        .toList(),
                draft.recording() == null ? null : recording(draft.recording()));
    }

    private static Recording recording(WireRecord.Recording recording) {
        return new Recording(
                reference(recording.customerType(), recording.customerId()),
                attempt(required("attempt", recording.attempt())));
    }

    static Attempt attempt(WireRecord wire) {
        return attempt(required("attempt", wire.attempt()));
    }

    private static Attempt attempt(WireRecord.Attempt attempt) {
        return new Attempt(reference(attempt.type(), attempt.id()), attempt.number());
    }

    private static Reference reference(@Nullable String type, @Nullable String id) {
        return new Reference(required("type", type), new ReferenceId(required("id", id)));
    }

    private static OrderLine line(WireRecord.Line line, Currency currency) {
        return new OrderLine(
                new SkuCode(required("sku", line.sku())),
                line.quantity(),
                price(line, new Money(required("unitPrice", line.unitPrice()), currency)));
    }

    private static UnitPrice price(WireRecord.Line line, Money amount) {
        return UnitPrice.stored(
                amount,
                PriceType.valueOf(required("priceType", line.priceType())),
                line.priceList(),
                line.priceData(),
                line.limited() == null);
    }
}
