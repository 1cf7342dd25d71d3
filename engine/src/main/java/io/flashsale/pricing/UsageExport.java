package io.flashsale.pricing;

import reactor.core.publisher.Flux;

/** The audit trail as a file. */
public interface UsageExport {

    /**
     * All usages that {@link PriceDataUsages#search} finds, page after page as the reader takes them, as CSV in UTF-8
     * with a header line. Text that a spreadsheet would take for a formula begins with an apostrophe.
     */
    Flux<byte[]> exportCsv(UsageFilter filter);
}
