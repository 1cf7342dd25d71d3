package io.flashsale.api.account;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemSignal;
import io.flashsale.api.problem.ProblemType;

/** What several calls about the own account answer. */
public final class AccountProblems {

    private AccountProblems() {}

    public static ProblemSignal noAccount() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no account any more.")
                .signal();
    }

    /** To an access token that has outlived its session. */
    public static ProblemSignal sessionEnded() {
        return Problem.of(ProblemType.SESSION_ENDED, "This needs a session that goes on.")
                .challenge("Bearer")
                .signal();
    }

    public static ProblemSignal wrongPassword(String field) {
        return Problem.of(ProblemType.WRONG_PASSWORD, field + ": … (expected: the password of the account)")
                .signal();
    }
}
