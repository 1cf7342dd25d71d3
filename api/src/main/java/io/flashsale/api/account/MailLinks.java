package io.flashsale.api.account;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import reactor.core.publisher.Mono;

/** What somebody is told who comes with a mailed link. */
final class MailLinks {

    private MailLinks() {}

    /** The same for a link that was used, is too old or never was. */
    static Mono<Void> orOver(boolean good) {
        return good
                ? Mono.empty()
                : Mono.error(Problem.of(ProblemType.LINK_OVER, "Links are good once and for a while. Ask for another.")
                        .signal());
    }
}
