package io.flashsale.registration;

import io.flashsale.gate.GateLoading;
import io.flashsale.gate.GateRegistration;
import io.flashsale.notification.NoMail;
import io.flashsale.platform.TickPipeline;
import io.flashsale.sale.LiveSales;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** The room of registrations in one process, put together as Spring does: for the simulation. */
public record RegistrationOfProcess(TakePart takePart, LoadRegistrations load, TickPipeline tick) {

    public static RegistrationOfProcess of(
            Registrations table,
            GateRegistration gate,
            GateLoading loading,
            LiveSales live,
            Clock clock,
            MeterRegistry registry) {
        var settings = new RegistrationSettings(Duration.ofSeconds(1), Duration.ofSeconds(2), 4);
        TellGate tell = new TellGate(table, gate, live, settings, clock, registry);
        return new RegistrationOfProcess(
                new TakePart(live, table, tell, NoMail.outbox(), clock),
                new LoadRegistrations(table, loading),
                new RegistrationConfiguration().tellingTheGate(tell, settings));
    }
}
