package io.flashsale.pricing;

import io.flashsale.shared.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in one row: the line of the file that it begins in (the first is 1), and the column. Of a long value
 * the beginning.
 */
public record CsvProblem(int line, String column, @Nullable String value, String expected) {

    public CsvProblem {
        value = new FieldProblem(column, value, expected).value();
    }
}
