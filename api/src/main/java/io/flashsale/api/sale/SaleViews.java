package io.flashsale.api.sale;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.flashsale.api.json.MoneyJson;
import io.flashsale.catalog.Sku;
import io.flashsale.catalog.Skus;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleLife;
import io.flashsale.sale.SaleMoment;
import io.flashsale.shared.SkuCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts sales and the names of what they sell together. Names are kept for a minute, so a crowd asks no database. */
@Component
class SaleViews {

    private final Skus skus;
    private final SaleLife life;
    private final Cache<SkuCode, Sku> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    SaleViews(Skus skus, SaleLife life) {
        this.skus = skus;
        this.life = life;
    }

    Mono<SaleView> of(LiveSale live) {
        return names(live).map(names -> view(live, names));
    }

    private Mono<Map<SkuCode, Sku>> names(LiveSale live) {
        List<SkuCode> wanted = live.prices().stream().map(LimitedPrice::sku).toList();
        Map<SkuCode, Sku> found = known.getAllPresent(wanted);
        if (found.size() == wanted.size()) {
            return Mono.just(found);
        }
        return skus.find(wanted)
                .doOnNext(sku -> known.put(sku.code(), sku))
                .collect(Collectors.toMap(Sku::code, sku -> sku));
    }

    private SaleView view(LiveSale live, Map<SkuCode, Sku> names) {
        Sale sale = live.sale();
        SaleMoment now = life.now(live);
        return new SaleView(
                sale.id().value(),
                sale.slug(),
                sale.title(),
                now.phase(),
                NextPhase.of(now.next()),
                sale.opensAt(),
                sale.endsAt(),
                SaleView.Registration.of(sale.registration()),
                now.at(),
                sale.rules().limitPerCustomer(),
                sale.rules().hold().toSeconds(),
                sale.rules().offer().toSeconds(),
                live.prices().stream()
                        .map(price -> item(price, Objects.requireNonNull(names.get(price.sku()))))
                        .toList());
    }

    private static SaleView.Item item(LimitedPrice price, Sku sku) {
        return new SaleView.Item(
                sku.code().value(),
                sku.name(),
                MoneyJson.of(price.price()),
                MoneyJson.of(sku.basePrice()),
                price.availableQuantity());
    }
}
