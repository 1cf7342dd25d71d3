package io.flashsale.pricing;

import io.flashsale.shared.PriceListId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sets prices up in bulk, from CSV. */
public interface PriceDataImport {

    /** Reads the whole input, or stops after the 100th problem, and adds all of its prices or none. */
    Mono<ImportOutcome> importCsv(PriceListId list, Flux<byte[]> csv);

    /** A file that shows the columns; importable once its SKUs exist. */
    String exampleCsv();
}
