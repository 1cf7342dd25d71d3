package io.flashsale.payment;

import io.flashsale.checkout.FindOrder;
import io.flashsale.order.OpenPayments;
import io.flashsale.order.OrderLog;
import io.flashsale.order.Refunds;
import io.flashsale.platform.TickPipeline;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.PaymentId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import reactor.core.publisher.Mono;

/**
 * The payments of one process, put together as Spring does, and what runs beside them: for the simulation.
 *
 * @param heard what is done when the provider says something
 */
public record PaymentOfProcess(
        PayOnline payOnline,
        BiFunction<PaymentId, PaymentResult, Mono<Void>> heard,
        OpenPayments open,
        Refunds refunds,
        List<TickPipeline> ticks) {

    /** As in {@code application.yml}, but for fewer looks, and for an order that nobody waits for so long. */
    private static final PaymentSettings SETTINGS = new PaymentSettings(
            Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofDays(3), Duration.ofSeconds(20));

    public static PaymentOfProcess of(
            Payments payments, PaymentGateway provider, OrderLog log, FindOrder orders, LiveSales live, Clock clock) {
        ObjectProvider<PaymentGateway> gateway = bean(provider);
        PaymentNotes notes = new PaymentNotes(payments, log, clock);
        DecidePayment decide = new DecidePayment(payments, notes);
        BeginPayment begin = new BeginPayment(orders, live, payments, notes, clock);
        PayOnDelivery onDelivery = new PayOnDelivery(begin, orders, payments, notes, bean());
        AskProvider ask = new AskProvider(payments, decide, onDelivery, gateway, SETTINGS, clock);
        GiveMoneyBack refunds = new GiveMoneyBack(payments, gateway);
        PaymentConfiguration ticks = new PaymentConfiguration();
        return new PaymentOfProcess(
                new PayOnline(begin, gateway),
                decide::decide,
                ask,
                refunds,
                List.of(
                        ticks.notingPayments(notes, SETTINGS),
                        ticks.askingTheProvider(ask, SETTINGS),
                        ticks.askingAgain(ask, SETTINGS),
                        ticks.givingMoneyBack(refunds, SETTINGS)));
    }

    @SafeVarargs
    private static <T> ObjectProvider<T> bean(T... beans) {
        return new ObjectProvider<>() {
            @Override
            public Stream<T> stream() {
                return Stream.of(beans);
            }
        };
    }
}
