package io.flashsale.pricing;

import io.flashsale.shared.Page;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Price data with the quantities available now: of a price that is being sold what can be had at this moment, of any
 * other, and whenever that cannot be told, what the ledger has booked.
 */
@Component
public class ShowPrices {

    private final PriceBook book;
    private final AvailableUnits units;

    ShowPrices(PriceBook book, AvailableUnits units) {
        this.book = book;
        this.units = units;
    }

    /** By id, oldest first. */
    public Flux<PriceData> list(PriceListId list, Page page) {
        return book.list(list, page).collectList().flatMapMany(this::asOfNow);
    }

    /** Empty if there is no such price. */
    public Mono<PriceData> find(PriceDataId id) {
        return book.find(id).flatMap(price -> asOfNow(List.of(price)).next());
    }

    private Flux<PriceData> asOfNow(List<PriceData> booked) {
        return units.ofLiveSales(booked.stream().map(PriceData::id).toList())
                .flatMapIterable(
                        now -> booked.stream().map(price -> asOfNow(price, now)).toList());
    }

    private static PriceData asOfNow(PriceData price, Map<PriceDataId, Integer> now) {
        Integer left = now.get(price.id());
        return left == null ? price : price.withAvailable(left);
    }
}
