package io.flashsale.pricing.csv;

import io.flashsale.catalog.Sku;
import io.flashsale.catalog.Skus;
import io.flashsale.pricing.ImportOutcome;
import io.flashsale.pricing.ImportOutcome.CsvProblem;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.PriceList;
import io.flashsale.shared.SkuCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One import on its way: how much was added, what was wrong. After the first problem it only looks for more of them.
 */
final class ImportRun {

    private static final int LINES_AT_ONCE = 512;
    private static final int MOST_PROBLEMS = 100;

    private final PriceList list;
    private final PriceBook book;
    private final Skus skus;
    private final List<CsvProblem> problems = new ArrayList<>();
    private int added;
    private boolean overtaken;

    ImportRun(PriceList list, PriceBook book, Skus skus) {
        this.list = list;
        this.book = book;
        this.skus = skus;
    }

    Mono<ImportOutcome> read(Flux<byte[]> csv) {
        return CsvLines.of(csv)
                .map(PriceDataCsv::parse)
                .buffer(LINES_AT_ONCE)
                .concatMap(this::take, 1)
                .takeUntil(_ -> isDecided())
                .then(Mono.fromSupplier(this::outcome));
    }

    private boolean isDecided() {
        return overtaken || problems.size() >= MOST_PROBLEMS;
    }

    private ImportOutcome outcome() {
        if (!problems.isEmpty()) {
            return new ImportOutcome.Rejected(
                    problems.stream().limit(MOST_PROBLEMS).toList());
        }
        return overtaken ? new ImportOutcome.Overtaken() : new ImportOutcome.Imported(added);
    }

    /** The number of lines read so far; only to have a signal for each batch. */
    private Mono<Integer> take(List<CsvRow> rows) {
        List<CsvRow.Price> prices = new ArrayList<>();
        for (CsvRow row : rows) {
            switch (row) {
                case CsvRow.Nothing _ -> {}
                case CsvRow.Wrong(var wrong) -> problems.addAll(wrong);
                case CsvRow.Price price -> prices.add(price);
            }
        }
        return check(prices).then(Mono.defer(() -> add(prices))).thenReturn(rows.size());
    }

    private Mono<Void> check(List<CsvRow.Price> prices) {
        Set<SkuCode> codes = prices.stream().map(price -> price.wish().sku()).collect(Collectors.toSet());
        return skus.find(codes)
                .map(Sku::code)
                .collect(Collectors.toSet())
                .doOnNext(known -> problems.addAll(unknown(prices, known)))
                .thenMany(Flux.defer(() -> book.pricedAmong(list.id(), codes)))
                .collect(Collectors.toSet())
                .doOnNext(priced -> problems.addAll(repeated(prices, priced)))
                .then();
    }

    private Mono<Void> add(List<CsvRow.Price> prices) {
        if (!problems.isEmpty() || prices.isEmpty()) {
            return Mono.empty();
        }
        return book.addAll(list, prices.stream().map(CsvRow.Price::wish).toList())
                .doOnNext(all -> {
                    overtaken = !all;
                    added += prices.size();
                })
                .then();
    }

    private static List<CsvProblem> unknown(List<CsvRow.Price> prices, Set<SkuCode> known) {
        return prices.stream()
                .filter(price -> !known.contains(price.wish().sku()))
                .map(price -> skuProblem(price, "the code of a SKU in the catalog"))
                .toList();
    }

    private static List<CsvProblem> repeated(List<CsvRow.Price> prices, Set<SkuCode> priced) {
        var seen = new HashSet<>(priced);
        return prices.stream()
                .filter(price -> !seen.add(price.wish().sku()))
                .map(price -> skuProblem(price, "a SKU without a price in this list, and once in the file"))
                .toList();
    }

    private static CsvProblem skuProblem(CsvRow.Price price, String expected) {
        return new CsvProblem(price.line(), "sku", price.wish().sku().value(), expected);
    }
}
