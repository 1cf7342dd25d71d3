package io.flashsale.api.social;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemSignal;
import io.flashsale.api.problem.ProblemType;

/** What several calls answer. */
final class SocialProblems {

    private SocialProblems() {}

    /** The same for every reason. */
    static ProblemSignal over() {
        return Problem.of(ProblemType.CODE_OVER, "It is good once, for a short while, in the browser that began.")
                .signal();
    }

    static ProblemSignal taken() {
        return Problem.of(ProblemType.IDENTITY_TAKEN, "One account has one of each provider, and no other account it.")
                .signal();
    }
}
