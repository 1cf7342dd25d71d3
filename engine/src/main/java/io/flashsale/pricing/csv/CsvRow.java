package io.flashsale.pricing.csv;

import io.flashsale.pricing.ImportOutcome.CsvProblem;
import io.flashsale.pricing.NewPriceData;
import java.util.List;

/** What one line says. */
sealed interface CsvRow {

    /** Nothing to add: the header or an empty line. */
    record Nothing() implements CsvRow {}

    record Price(int line, NewPriceData wish) implements CsvRow {}

    record Wrong(List<CsvProblem> problems) implements CsvRow {}
}
