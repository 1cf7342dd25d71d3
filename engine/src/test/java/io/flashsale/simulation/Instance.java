package io.flashsale.simulation;

import io.flashsale.checkout.CheckoutOfProcess;
import io.flashsale.gate.Segment;
import io.flashsale.gate.UnitsOnRelease;
import io.flashsale.gate.redis.GateOfProcess;
import io.flashsale.order.LoggedRecord;
import io.flashsale.order.OrderLog;
import io.flashsale.order.kafka.RecordText;
import io.flashsale.payment.PaymentOfProcess;
import io.flashsale.platform.TickPipeline;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.registration.RegistrationOfProcess;
import io.flashsale.registration.RegistrationOutcome;
import io.flashsale.registration.TakePart;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.SalesOfProcess;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import io.flashsale.simulation.redis.RedisClientOf;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.Lifecycle;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** One process of the application with all roles: the real gate, use cases, sweeper and loader, over the servers. */
final class Instance {

    private static final Duration REDIS_TIMEOUT = Duration.ofSeconds(1);
    /** What was given up may still arrive: it stood in a buffer. */
    private static final Duration LATEST_IN_REDIS = Duration.ofSeconds(4);

    private static final Duration REFRESH_EVERY = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMillis(100);

    final Machine machine;
    final Network.Place place;
    final LogServer.Reader reader = new LogServer.Reader();
    private final Servers servers;
    private final MySqlOrdersOf orders;
    private final LiveSales live;
    private final GateOfProcess gate;
    private final CheckoutOfProcess checkout;
    private final RegistrationOfProcess registration;
    private final PaymentOfProcess payment;
    private boolean connected = true;

    private Instance(Servers servers, Machine machine) {
        this.servers = servers;
        this.machine = machine;
        this.place = Network.Place.twice(machine.name(), () -> machine);
        var registry = new CompositeMeterRegistry();
        var clock = servers.world().clockOf(machine);
        this.orders = servers.orders();
        this.live = SalesOfProcess.over(servers.sales().sales(), servers.sales().book(), clock);
        this.gate = GateOfProcess.over(RedisClientOf.carriedBy(this::askRedis), servers.world()::nanos, registry);
        this.registration = RegistrationOfProcess.of(
                servers.registrations(), gate.registration(), gate.loading(), live, clock, registry);
        var ports = new CheckoutOfProcess.Ports(
                gate.gate(),
                gate.sweep(),
                gate.loading(),
                gate.balance(),
                gate.stock(),
                gate.waitlist(),
                log(),
                RecordText.drafts(),
                orders,
                orders,
                servers.sales().sales(),
                servers.sales().book(),
                servers.sales().adjustments(),
                registration.load(),
                servers.log().progress(),
                orders -> payment().open().keep(orders),
                owed -> payment().refunds().owe(owed),
                servers.sales().leases(machine),
                clock);
        this.checkout = CheckoutOfProcess.of(ports, live, Servers.CHECKOUT, Servers.LEDGER, registry);
        var table = new MySqlPaymentsOf(
                servers.payments(), servers.network(), orders.mysql(), clock, servers.mistake() != Mistake.NOTED_ONCE);
        this.payment = PaymentOfProcess.of(table, servers.provider(), log(), checkout.findOrder(), live, clock);
    }

    static Instance started(Servers servers, String name) {
        Machine machine = new Machine(name);
        Instance[] started = new Instance[1];
        servers.world().as(machine, () -> {
            started[0] = new Instance(servers, machine);
            started[0].start();
        });
        return started[0];
    }

    private void start() {
        new TickPipeline("refresh", REFRESH_EVERY, live::refresh).start();
        live.refresh().onErrorComplete().subscribe();
        checkout.pipelines().forEach(Lifecycle::start);
        payment.ticks().forEach(TickPipeline::start);
        registration.tick().start();
        applied().repeat().subscribe();
    }

    /** As {@code LedgerPipeline}: one poll, one transaction, effects, offsets. */
    private Mono<Void> applied() {
        return Mono.fromSupplier(() -> servers.log().poll(reader))
                .flatMap(polled -> polled.isEmpty() ? servers.log().more() : apply(polled));
    }

    private Mono<Void> apply(List<LoggedRecord> polled) {
        return orders.apply(polled)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, SOON))
                .flatMap(applied ->
                        checkout.afterCommit().follow(applied).retryWhen(Retry.fixedDelay(Long.MAX_VALUE, SOON)))
                .then(Mono.fromRunnable(() -> servers.log().commit(reader, polled)));
    }

    CheckoutOfProcess checkout() {
        return checkout;
    }

    /** Or withdraws. */
    Mono<RegistrationOutcome> register(SaleId sale, CustomerId customer, boolean registers) {
        TakePart takePart = registration.takePart();
        return registers ? takePart.register(sale, customer) : takePart.withdraw(sale, customer);
    }

    PaymentOfProcess payment() {
        return payment;
    }

    private OrderLog log() {
        return servers.mistake().plantedIn(servers.log().appender(), this::release);
    }

    private Mono<Void> release(OrderId order) {
        return Mono.justOrEmpty(live.all().stream().findFirst())
                .flatMap(sale -> gate.gate()
                        .release(
                                new Segment(
                                        sale.sale().id(),
                                        0,
                                        sale.sale().epoch(),
                                        sale.prices().stream()
                                                .map(LimitedPrice::priceData)
                                                .toList()),
                                order,
                                UnitsOnRelease.COME_BACK))
                .then();
    }

    /** Redis is gone; a while later somebody answers there. */
    void loseRedis(Duration until) {
        connected = false;
        servers.world().after(until, machine, () -> {
            connected = true;
            gate.reconnected().run();
        });
    }

    private CompletionStage<@Nullable Object> askRedis(String... command) {
        if (!connected) {
            return Mono.error(new RedisException("not connected")).toFuture();
        }
        // The question who Redis is, repeated by a timer of the JVM, is the one that always arrives.
        Mono<Object> answer = command[0].equals("INFO")
                ? Mono.delay(SOON).map(_ -> servers.redis().call(command))
                : servers.network()
                        .ask(
                                servers.redisPlace(),
                                REDIS_TIMEOUT,
                                LATEST_IN_REDIS,
                                () -> Mono.fromSupplier(() -> servers.redis().call(command)));
        return answer.onErrorMap(TimeoutException.class, late -> new RedisCommandTimeoutException(late.getMessage()))
                .toFuture();
    }
}
