package io.flashsale.pricing;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sets prices up in bulk, from CSV. */
public interface PriceDataImport {

    /**
     * Reads the whole input and adds all new prices at once, or none. A repeat of a file changes nothing. Once begun
     * it ends by itself, also when nobody waits for the answer; an error of the input is given back as signal and
     * leaves nothing.
     */
    Mono<ImportOutcome> importCsv(ImportWish wish, Flux<byte[]> csv);

    /** An import that is running or has run, for as long as it is remembered. */
    Mono<ImportReport> find(ImportId id);

    /** The last 50 that have begun, the latest first. */
    Flux<ImportReport> latest();

    /** A file that shows the columns; importable once its SKUs exist. */
    String exampleCsv();
}
