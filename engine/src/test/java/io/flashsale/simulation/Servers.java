package io.flashsale.simulation;

import io.flashsale.checkout.CheckoutSettings;
import io.flashsale.order.LedgerSettings;
import io.flashsale.payment.Payment;
import io.flashsale.shared.PaymentId;
import io.flashsale.simulation.redis.RedisServer;
import java.time.Duration;
import java.util.Map;

/** What the processes of a history share. */
record Servers(
        World world,
        Network network,
        RedisServer redis,
        Network.Place redisPlace,
        LogServer log,
        MySqlOrdersOf orders,
        MySqlSalesOf sales,
        MySqlRegistrationsOf registrations,
        Map<PaymentId, Payment> payments,
        PaymentProvider provider,
        Mistake mistake) {

    static final LedgerSettings LEDGER = new LedgerSettings(Duration.ofSeconds(1), 2_000);

    /** As in {@code application.yml}, but for the looks, which are fewer: they cost the most. */
    static final CheckoutSettings CHECKOUT = new CheckoutSettings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(6),
            Duration.ofSeconds(3),
            Duration.ofSeconds(6),
            Duration.ofSeconds(60),
            Duration.ofSeconds(15),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1));
}
