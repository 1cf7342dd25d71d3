package io.flashsale.api.pricing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.pricing.CsvProblem;
import io.flashsale.pricing.ImportReport;
import io.flashsale.pricing.ImportState;
import io.flashsale.pricing.ImportTally;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An import as it is shown. Rows are counted without the header and without empty ones. */
record ImportView(
        String id,
        String priceListId,
        String mode,
        ImportState state,
        int rowsRead,
        int accepted,
        int unchanged,
        int wrong,
        Instant startedAt,
        @Nullable Instant endedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CsvProblem> errors) {

    static ImportView of(ImportReport report) {
        return of(report, report.tally().problems());
    }

    /** Without the errors. */
    static ImportView summary(ImportReport report) {
        return of(report, null);
    }

    private static ImportView of(ImportReport report, @Nullable List<CsvProblem> errors) {
        ImportTally tally = report.tally();
        return new ImportView(
                report.wish().id().value(),
                report.wish().list().value(),
                report.wish().mode().name().toLowerCase(Locale.ROOT),
                report.state(),
                tally.rowsRead(),
                tally.accepted(),
                tally.unchanged(),
                tally.wrong(),
                report.startedAt(),
                report.endedAt(),
                errors);
    }
}
