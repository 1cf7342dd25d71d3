package io.flashsale.pricing.csv;

import java.util.List;

/**
 * The cells of one row, without the blanks around them, and the line that the row begins in. One that is not well
 * formed has its text as the only cell.
 */
record CsvRecord(int line, char separator, List<String> cells, boolean isWellFormed) {

    /** Spreadsheets end with rows of separators. */
    boolean isEmpty() {
        return cells.stream().allMatch(String::isEmpty);
    }
}
