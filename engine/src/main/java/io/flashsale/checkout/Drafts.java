package io.flashsale.checkout;

import io.flashsale.gate.GateLine;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.OrderIds;
import io.flashsale.order.OrderLine;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.Sale;
import io.flashsale.shared.OrderId;
import java.util.ArrayList;
import java.util.List;

/** Requests with their prices: what an order will be if the gate lets it in. */
final class Drafts {

    private Drafts() {}

    /** The draft, for a request whose every SKU the sale has. */
    static OrderDraft of(BuyRequest request, LiveSale live) {
        Sale sale = live.sale();
        OrderId id = OrderIds.of(request.customer(), sale.id(), sale.opensAt(), request.idempotencyKey());
        List<OrderLine> lines = new ArrayList<>(request.lines().size());
        for (BuyRequest.Line line : request.lines()) {
            LimitedPrice price = live.priceOf(line.sku()).orElseThrow();
            lines.add(new OrderLine(line.sku(), line.quantity(), live.unitPrice(price)));
        }
        return new OrderDraft(id, sale.id(), request.customer(), fingerprint(request), lines);
    }

    static List<GateLine> gateLines(OrderDraft draft) {
        List<GateLine> lines = new ArrayList<>(draft.lines().size());
        for (OrderLine line : draft.limitedLines()) {
            lines.add(new GateLine(line.limitedPrice(), line.quantity()));
        }
        return lines;
    }

    private static String fingerprint(BuyRequest request) {
        StringBuilder body = new StringBuilder();
        for (BuyRequest.Line line : request.lines()) {
            body.append(line.sku()).append('=').append(line.quantity()).append(';');
        }
        return OrderIds.fingerprint(body.toString());
    }
}
