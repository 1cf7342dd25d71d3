package io.flashsale.pricing;

import java.util.List;

/**
 * What an import has counted. Rows are those after the header that are not empty.
 *
 * @param accepted new prices; added when the import is done
 * @param unchanged rows that say what is there already
 * @param wrong rows with a problem
 * @param problems the first of all problems, in the order of the lines, at most {@link #MOST_PROBLEMS}
 */
public record ImportTally(int rowsRead, int accepted, int unchanged, int wrong, List<CsvProblem> problems) {

    public static final int MOST_PROBLEMS = 100;

    public static final ImportTally NOTHING = new ImportTally(0, 0, 0, 0, List.of());

    public ImportTally {
        problems = problems.stream().limit(MOST_PROBLEMS).toList();
    }
}
