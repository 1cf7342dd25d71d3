package io.flashsale.api.demo;

import io.flashsale.catalog.Products;
import io.flashsale.catalog.Sku;
import io.flashsale.catalog.Skus;
import io.flashsale.checkout.RunSale;
import io.flashsale.platform.Ids;
import io.flashsale.pricing.ActiveWindow;
import io.flashsale.pricing.ImportId;
import io.flashsale.pricing.ImportMode;
import io.flashsale.pricing.ImportOutcome;
import io.flashsale.pricing.ImportWish;
import io.flashsale.pricing.NewPriceList;
import io.flashsale.pricing.PriceDataImport;
import io.flashsale.pricing.PriceListType;
import io.flashsale.pricing.PriceLists;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.NewSale;
import io.flashsale.sale.PaymentRules;
import io.flashsale.sale.SaleChange;
import io.flashsale.sale.SaleCreation;
import io.flashsale.sale.SaleRules;
import io.flashsale.sale.Sales;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Opens the sale {@code demo}, from the files in {@code demo/}, unless there is one already. */
@Component
@Profile("dev & !bench")
class DemoSale implements ApplicationRunner {

    private static final String SLUG = "demo";
    private static final PaymentRules PAYMENT = new PaymentRules(Duration.ofMinutes(10), 2, BigDecimal.valueOf(50_000));
    private static final SaleRules RULES =
            new SaleRules(2, Duration.ofMinutes(5), Duration.ofMinutes(2), 10_000, 10_000, 20, PAYMENT);
    private static final Duration LENGTH = Duration.ofDays(1);
    /** Servers and warm-up share the cores with us: Redis may be slow to answer for a moment. */
    private static final Retry WHILE_ALL_START = Retry.backoff(5, Duration.ofMillis(200));

    private final Products products;
    private final Skus skus;
    private final PriceLists lists;
    private final PriceDataImport prices;
    private final Sales sales;
    private final LiveSales liveSales;
    private final RunSale runSale;
    private final Clock clock;
    private final Ids ids;

    DemoSale(
            Products products,
            Skus skus,
            PriceLists lists,
            PriceDataImport prices,
            Sales sales,
            LiveSales liveSales,
            RunSale runSale,
            Clock clock,
            Ids ids) {
        this.products = products;
        this.skus = skus;
        this.lists = lists;
        this.prices = prices;
        this.sales = sales;
        this.liveSales = liveSales;
        this.runSale = runSale;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        liveSales
                .refresh()
                .then(Mono.defer(() -> liveSales.find(SLUG).isPresent() ? Mono.empty() : create()))
                .block(Duration.ofSeconds(30));
    }

    private Mono<Void> create() {
        return Flux.fromStream(() -> file("skus.csv").lines().skip(1))
                .concatMap(this::createSku)
                .then(lists.create(new NewPriceList(
                        "Demo sale", PriceListType.SALE, Currency.getInstance("INR"), null, ActiveWindow.ALWAYS)))
                .flatMap(list -> importPrices(list.id()).then(open(list.id())));
    }

    private Mono<Void> createSku(String line) {
        String[] cell = line.split(",");
        return products.create(cell[0])
                .flatMap(product ->
                        skus.create(new Sku(new SkuCode(cell[1]), product.id(), cell[2], Money.of(cell[3], cell[4]))))
                .then();
    }

    private Mono<Void> importPrices(PriceListId list) {
        byte[] csv = file("price-data.csv").getBytes(StandardCharsets.UTF_8);
        return prices.importCsv(new ImportWish(new ImportId(ids.next()), list, ImportMode.ALL), Flux.just(csv))
                .flatMap(outcome -> outcome instanceof ImportOutcome.Imported
                        ? Mono.empty()
                        : Mono.error(new IllegalStateException("demo prices: " + outcome)));
    }

    private Mono<Void> open(PriceListId list) {
        Instant now = clock.instant();
        return sales.create(new NewSale(SLUG, "Aurora launch", list, now, now.plus(LENGTH), null, RULES))
                .map(DemoSale::created)
                .flatMap(sale -> runSale.change(sale, SaleChange.OPEN).retryWhen(WHILE_ALL_START))
                .then();
    }

    private static SaleId created(SaleCreation outcome) {
        return outcome instanceof SaleCreation.Created(var sale) ? sale.id() : failed(outcome);
    }

    private static SaleId failed(SaleCreation outcome) {
        throw new IllegalStateException("demo sale: " + outcome);
    }

    private static String file(String name) {
        try {
            return new ClassPathResource("demo/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
