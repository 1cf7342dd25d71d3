package io.flashsale.registration;

import io.flashsale.gate.GateLoading;
import io.flashsale.gate.Segment;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes all who registered for a sale, or withdrew, to the gate, as a part of its load. */
@Component
public class LoadRegistrations {

    private static final Logger LOG = LoggerFactory.getLogger(LoadRegistrations.class);
    private static final int PORTIONS_AT_ONCE = 4;

    private final Registrations registrations;
    private final GateLoading gate;

    LoadRegistrations(Registrations registrations, GateLoading gate) {
        this.registrations = registrations;
        this.gate = gate;
    }

    /**
     * To be called when the segment is fenced: who registers before that is read here, who does so later is told when
     * the load has ended. In memory are a few portions at a time, however many registered.
     */
    public Mono<Void> load(Segment segment) {
        return registrations
                .inPortions(segment.sale(), GateLoading.MOST_PARTICIPANTS_A_PART)
                .flatMap(portion -> gate.registered(segment, portion).thenReturn(portion.size()), PORTIONS_AT_ONCE, 1)
                .reduce(0L, Long::sum)
                .elapsed()
                .doOnNext(loaded -> LOG.info(
                        "sale {}: {} registrations loaded in {}",
                        segment.sale(),
                        loaded.getT2(),
                        Duration.ofMillis(loaded.getT1())))
                .then();
    }
}
