package io.flashsale.pricing.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;

/** A file in memory, read as an import reads it. */
final class CsvFile {

    private CsvFile() {}

    static List<CsvRecord> records(String text) {
        var bytes = Flux.just(text.getBytes(StandardCharsets.UTF_8));
        return Objects.requireNonNull(
                CsvRecords.of(CsvLines.of(bytes)).collectList().block());
    }

    /** What the rows after the header say, without the empty ones. */
    static List<CsvRow> rows(String text) {
        List<CsvRecord> records = records(text);
        var columns = PriceColumns.of(records.getFirst());
        return records.stream()
                .skip(1)
                .map(columns::read)
                .filter(row -> !(row instanceof CsvRow.Nothing))
                .toList();
    }
}
