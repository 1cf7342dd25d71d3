package io.flashsale.checkout;

import io.flashsale.notification.Message;
import io.flashsale.notification.Outbox;
import io.flashsale.order.Applied;
import io.flashsale.order.Order;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts what customers are to be told of a batch into the outbox, all of it at once. Repeatable. */
@Component
class TellCustomers {

    private final Outbox outbox;
    private final LiveSales sales;

    TellCustomers(Outbox outbox, LiveSales sales) {
        this.outbox = outbox;
        this.sales = sales;
    }

    Mono<Void> of(List<Applied> applied) {
        return outbox.isOpen()
                ? Mono.defer(() -> titles(applied))
                        .map(titles -> messages(applied, titles))
                        .flatMap(outbox::put)
                : Mono.empty();
    }

    /** Known in memory, but for a sale that is younger than the last look, or that ended long ago. */
    private Mono<Map<SaleId, String>> titles(List<Applied> applied) {
        Map<SaleId, Instant> lastPlaced = new LinkedHashMap<>();
        for (Applied each : applied) {
            Order order = each.order();
            if (order != null) {
                lastPlaced.merge(order.sale(), order.placedAt(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return Flux.fromIterable(lastPlaced.entrySet())
                .concatMap(sale -> sales.findOrLook(sale.getKey(), sale.getValue(), _ -> true))
                .collectMap(live -> live.sale().id(), live -> live.sale().title());
    }

    /** By what they are about: a batch may tell the same several times. */
    private static List<Message> messages(List<Applied> applied, Map<SaleId, String> titles) {
        Map<String, Message> once = new LinkedHashMap<>();
        for (Applied each : applied) {
            Order order = each.order();
            if (order != null) {
                String sale = titles.getOrDefault(order.sale(), "");
                OrderMessages.of(each.logged().record(), order, sale)
                        .forEach(message -> once.putIfAbsent(message.template() + " " + message.reference(), message));
            }
        }
        return List.copyOf(once.values());
    }
}
