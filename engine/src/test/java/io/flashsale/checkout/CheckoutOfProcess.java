package io.flashsale.checkout;

import io.flashsale.gate.Gate;
import io.flashsale.gate.GateBalance;
import io.flashsale.gate.GateLoading;
import io.flashsale.gate.GateStock;
import io.flashsale.gate.GateSweep;
import io.flashsale.gate.GateWaitlist;
import io.flashsale.notification.NoMail;
import io.flashsale.order.DraftText;
import io.flashsale.order.Effects;
import io.flashsale.order.LedgerSettings;
import io.flashsale.order.LogProgress;
import io.flashsale.order.OpenPayments;
import io.flashsale.order.OrderLog;
import io.flashsale.order.Orders;
import io.flashsale.order.Recordings;
import io.flashsale.order.Refunds;
import io.flashsale.platform.Leases;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.StockAdjustments;
import io.flashsale.registration.LoadRegistrations;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.Sales;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.context.Lifecycle;

/** The use cases of one process, put together as Spring does, and what runs beside them: for the simulation. */
public record CheckoutOfProcess(
        BuyNow buyNow,
        EndOrder endOrder,
        FulfilOrder fulfilOrder,
        FindOrder findOrder,
        RecordUsage recordUsage,
        RollBackUsage rollBackUsage,
        Effects afterCommit,
        BalanceSheet balance,
        List<Lifecycle> pipelines) {

    /** What customers are told is no part of the protocol. */
    public static CheckoutOfProcess of(
            Ports ports, LiveSales live, CheckoutSettings settings, LedgerSettings ledger, MeterRegistry registry) {
        Segments segments = new Segments();
        LoggedPipeline logged = new LoggedPipeline(ports.gate);
        Decisions decisions = new Decisions(live, ports.log, ports.drafts, logged);
        Admission admission = new Admission(ports.gate, ports.drafts, decisions);
        Places places = new Places(ports.waitlist, live, segments);
        FindOrder find = new FindOrder(ports.orders, ports.drafts, ports.gate, ports.loading, places, live, segments);
        LoadSale load = load(ports, live, settings, registry);
        WatchOrders watch = new WatchOrders(find, places);
        Sweep sweep = new Sweep(
                ports.sweep, ports.log, decisions, live, segments, ports.payments, ledger, settings, watch, registry);
        PromptSweepPipeline prompt = new PromptSweepPipeline(sweep);
        KeepLoaded keep = new KeepLoaded(ports.sales, live, segments, ports.loading, load);
        CheckoutConfiguration ticks = new CheckoutConfiguration();
        return new CheckoutOfProcess(
                new BuyNow(live, segments, admission),
                new EndOrder(find, new FindPlace(find, places), segments, decisions, ports.log, ports.clock),
                new FulfilOrder(find, ports.log, ports.clock),
                find,
                new RecordUsage(ports.recordings, live, segments, admission, ports.book, ports.stock),
                new RollBackUsage(
                        ports.recordings,
                        live,
                        segments,
                        ports.gate,
                        decisions,
                        ports.log,
                        ports.progress,
                        ports.clock,
                        registry),
                afterCommit(ports, live, segments, prompt),
                new BalanceSheet(live, segments, ports.orders, ports.balance, ports.progress),
                List.of(prompt, ticks.sweeping(sweep, live, settings), ticks.keepingLoaded(keep, settings)));
    }

    private static AfterCommit afterCommit(Ports ports, LiveSales live, Segments segments, PromptSweepPipeline sweep) {
        return new AfterCommit(
                ports.gate,
                ports.loading,
                live,
                segments,
                ports.log,
                ports.refunds,
                new TellCustomers(NoMail.outbox(), live),
                sweep,
                ports.clock);
    }

    private static LoadSale load(Ports ports, LiveSales live, CheckoutSettings settings, MeterRegistry registry) {
        return new LoadSale(
                ports.sales,
                live,
                ports.loading,
                ports.orders,
                ports.adjustments,
                ports.registrations,
                ports.progress,
                ports.leases,
                settings,
                registry);
    }

    /** Everything outside of the process. */
    public record Ports(
            Gate gate,
            GateSweep sweep,
            GateLoading loading,
            GateBalance balance,
            GateStock stock,
            GateWaitlist waitlist,
            OrderLog log,
            DraftText drafts,
            Orders orders,
            Recordings recordings,
            Sales sales,
            PriceBook book,
            StockAdjustments adjustments,
            LoadRegistrations registrations,
            LogProgress progress,
            OpenPayments payments,
            Refunds refunds,
            Leases leases,
            Clock clock) {}
}
