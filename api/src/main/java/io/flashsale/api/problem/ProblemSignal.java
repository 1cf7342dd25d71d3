package io.flashsale.api.problem;

/** Carries a problem to the one place that answers with it. Without a stack trace: it is an answer, not a fault. */
public final class ProblemSignal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemSignal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
