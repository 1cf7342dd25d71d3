package io.flashsale.pricing.csv;

import io.flashsale.pricing.PriceDataUsage;
import io.flashsale.pricing.PriceDataUsages;
import io.flashsale.pricing.UsageExport;
import io.flashsale.pricing.UsageFilter;
import io.flashsale.shared.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Exports the audit trail a page at a time. Between two pages it holds no connection, however slow the reader is. */
@Component
class CsvUsageExport implements UsageExport {

    private static final int ROWS_AT_ONCE = 500;

    private final PriceDataUsages usages;

    CsvUsageExport(PriceDataUsages usages) {
        this.usages = usages;
    }

    /** The first page is read before the header is written: what fails at once is an error, not half a file. */
    @Override
    public Flux<byte[]> exportCsv(UsageFilter filter) {
        return page(filter, "")
                .expand(page -> page.size() < ROWS_AT_ONCE
                        ? Mono.empty()
                        : page(filter, page.getLast().id()))
                .map(UsageCsv::bytes)
                .switchOnFirst((_, pages) -> pages.startWith(UsageCsv.HEADER.getBytes(StandardCharsets.UTF_8)));
    }

    private Mono<List<PriceDataUsage>> page(UsageFilter filter, String after) {
        return usages.search(filter, new Page(ROWS_AT_ONCE, after)).collectList();
    }
}
