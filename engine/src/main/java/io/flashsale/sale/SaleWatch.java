package io.flashsale.sale;

import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Sinks;

/** Somebody who follows a sale, and what they were told last. Whoever cannot follow misses all but the latest. */
final class SaleWatch {

    private final FluxSink<SaleMoment> sink;
    private final Sinks.Empty<Void> end;
    private final Instant until;
    private SaleMoment last;
    private Instant beat;

    /**
     * Tells the first moment at once. To be seen by others only after that, and then by one of them at a time.
     *
     * @param end ends it whether the sink's subscriber takes anything or not
     */
    SaleWatch(
            SaleMoment first, Duration untilBeat, Duration longest, FluxSink<SaleMoment> sink, Sinks.Empty<Void> end) {
        this.sink = sink;
        this.end = end;
        this.until = first.at().plus(longest);
        this.beat = first.at().plus(untilBeat);
        this.last = first;
        pass(first);
    }

    /** Tells it if it is news, or the time has come to tell something. */
    void see(SaleNews news, Duration heartBeat) {
        SaleMoment now = news.now();
        boolean beats = !now.at().isBefore(beat);
        if (beats) {
            beat = now.at().plus(heartBeat);
        }
        if ((beats || news.isNewsTo(last)) && last.phase() != SalePhase.CLOSED) {
            pass(now);
        }
        last = now;
        if (!now.at().isBefore(until)) {
            end();
        }
    }

    private void pass(SaleMoment moment) {
        sink.next(moment);
        if (moment.phase() == SalePhase.CLOSED) {
            sink.complete();
        }
    }

    void end() {
        end.tryEmitEmpty();
    }
}
