package io.flashsale.pricing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an import. If several apply, the first is given. All but the last changed nothing. */
public sealed interface ImportOutcome {

    record NoSuchPriceList() implements ImportOutcome {}

    /** The first 100 problems at most, in the order of the lines. */
    record Rejected(List<CsvProblem> problems) implements ImportOutcome {}

    /** Somebody else priced one of the SKUs meanwhile. */
    record Overtaken() implements ImportOutcome {}

    record Imported(int rows) implements ImportOutcome {}

    /** What is wrong in one line (the header is line 1), and in which column. */
    record CsvProblem(int line, String column, @Nullable String value, String expected) {}
}
