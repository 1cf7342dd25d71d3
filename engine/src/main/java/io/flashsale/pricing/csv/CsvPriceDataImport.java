package io.flashsale.pricing.csv;

import io.flashsale.catalog.Skus;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.pricing.ImportOutcome;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.PriceDataImport;
import io.flashsale.pricing.PriceList;
import io.flashsale.pricing.PriceLists;
import io.flashsale.shared.PriceListId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Imports price data from CSV in one transaction, a batch of lines at a time. */
@Component
class CsvPriceDataImport implements PriceDataImport {

    private final PriceLists lists;
    private final PriceBook book;
    private final Skus skus;
    private final Transactions transactions;

    CsvPriceDataImport(PriceLists lists, PriceBook book, Skus skus, Transactions transactions) {
        this.lists = lists;
        this.book = book;
        this.skus = skus;
        this.transactions = transactions;
    }

    @Override
    public Mono<ImportOutcome> importCsv(PriceListId list, Flux<byte[]> csv) {
        return lists.find(list)
                .flatMap(found ->
                        transactions.runKeeping(ImportOutcome.Imported.class::isInstance, imported(found, csv)))
                .defaultIfEmpty(new ImportOutcome.NoSuchPriceList());
    }

    @Override
    public String exampleCsv() {
        return PriceDataCsv.EXAMPLE;
    }

    private Mono<ImportOutcome> imported(PriceList list, Flux<byte[]> csv) {
        return Mono.defer(() -> new ImportRun(list, book, skus).read(csv));
    }
}
