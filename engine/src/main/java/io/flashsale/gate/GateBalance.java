package io.flashsale.gate;

import io.flashsale.shared.PriceDataId;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Counts what the gate holds. Reads every hold of the segment: for administrators and tests, not for the crowd. */
public interface GateBalance {

    /** By price. Exact only at rest: the holds are read one after the other. */
    Mono<Map<PriceDataId, UnitsAtGate>> units(Segment segment);
}
