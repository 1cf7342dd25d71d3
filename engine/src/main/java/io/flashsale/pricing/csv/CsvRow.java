package io.flashsale.pricing.csv;

import io.flashsale.pricing.CsvProblem;
import io.flashsale.pricing.NewPriceData;
import java.util.List;

/** What one row says. */
sealed interface CsvRow {

    /** Nothing to add: the header or an empty row. */
    record Nothing() implements CsvRow {}

    /** Left open: the available quantity is whatever the price has, or the starting quantity of a new one. */
    record Price(int line, NewPriceData wish, boolean isAvailableLeftOpen) implements CsvRow {}

    record Wrong(List<CsvProblem> problems) implements CsvRow {}

    /** The last one: reading cannot go on. */
    record Unreadable(CsvProblem problem) implements CsvRow {}
}
