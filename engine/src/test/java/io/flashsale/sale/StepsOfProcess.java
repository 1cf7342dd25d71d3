package io.flashsale.sale;

import io.flashsale.pricing.PriceBook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import reactor.core.publisher.Mono;

/** What takes steps in one process, with something that hangs on them. */
public final class StepsOfProcess {

    private final LiveSales live;
    private final TakeSteps takeSteps;

    public StepsOfProcess(Sales sales, PriceBook prices, SaleSteps steps, SaleStepEffect effect, Clock clock) {
        live = SalesOfProcess.over(sales, prices, clock);
        var effects = new ObjectProvider<SaleStepEffect>() {
            @Override
            public Stream<SaleStepEffect> orderedStream() {
                return Stream.of(effect);
            }
        };
        var life = new SaleLife(SalesOfProcess.SETTINGS, clock);
        takeSteps = new TakeSteps(live, life, steps, effects, clock, new SimpleMeterRegistry());
    }

    /** Reads the sales and takes what is due. */
    public Mono<Void> look() {
        return live.refresh().then(once());
    }

    /** Takes what is due of the sales as they were read last. */
    public Mono<Void> once() {
        return Mono.defer(takeSteps::once);
    }
}
