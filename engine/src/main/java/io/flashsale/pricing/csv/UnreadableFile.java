package io.flashsale.pricing.csv;

import io.flashsale.pricing.CsvProblem;

/** Reading cannot go on: what follows in the file means nothing. Without a stack trace: it is about the file. */
final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CsvProblem problem;

    UnreadableFile(CsvProblem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    CsvProblem problem() {
        return problem;
    }
}
