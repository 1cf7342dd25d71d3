package io.flashsale.simulation;

import io.flashsale.order.OrderLog;
import io.flashsale.shared.OrderId;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A known mistake of other engines, planted to see it found. */
enum Mistake {
    NONE,
    /** An append without an answer is taken for a failed one: the hold is given back. */
    RELEASE_ON_TIMEOUT,
    RELEASE_TWICE,
    /** MySQL lets units go that are not there. */
    NO_GUARD,
    /** Redis has forgotten, and the sale goes on with what it still has. */
    NO_FENCE,
    WAITLIST_JUMPED,
    /** Money that comes late confirms its order, and the gate is not asked for units. */
    NOTHING_RETAKEN,
    /** A load counts only the last order of each customer for the limit. */
    BOUGHT_OVERWRITTEN,
    /** What became of a payment is said to the log once, and forgotten if that fails. */
    NOTED_ONCE;

    /** A script's text with the mistake in it. */
    String plantedIn(String script) {
        return switch (this) {
            case RELEASE_TWICE -> script.replace("not hold or hold.state == 'R'", "not hold");
            case WAITLIST_JUMPED -> script.replace("line.quantity or waiting[line.price] > 0", "line.quantity");
            case NOTHING_RETAKEN -> script.replace("elseif hold.state ~= 'R' then", "elseif true then");
            case BOUGHT_OVERWRITTEN -> script.replace("'HINCRBY', KEYS[3]", "'HSET', KEYS[3]");
            case NONE, RELEASE_ON_TIMEOUT, NO_GUARD, NO_FENCE, NOTED_ONCE -> script;
        };
    }

    OrderLog plantedIn(OrderLog log, Function<OrderId, Mono<Void>> release) {
        return this == RELEASE_ON_TIMEOUT
                ? record -> log.append(record)
                        .onErrorResume(late -> release.apply(record.order()).then(Mono.error(late)))
                : log;
    }
}
