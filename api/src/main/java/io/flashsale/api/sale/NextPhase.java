package io.flashsale.api.sale;

import io.flashsale.sale.SaleMoment;
import io.flashsale.sale.SalePhase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The phase that begins next, by time alone, and when. */
record NextPhase(SalePhase phase, Instant at) {

    static @Nullable NextPhase of(SaleMoment.@Nullable Turn turn) {
        return turn == null ? null : new NextPhase(turn.phase(), turn.at());
    }
}
