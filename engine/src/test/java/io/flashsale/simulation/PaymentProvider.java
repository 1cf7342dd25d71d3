package io.flashsale.simulation;

import io.flashsale.payment.CheckoutForm;
import io.flashsale.payment.NewPayment;
import io.flashsale.payment.Payment;
import io.flashsale.payment.PaymentGateway;
import io.flashsale.payment.PaymentResult;
import io.flashsale.payment.ProviderReference;
import io.flashsale.payment.RefundOutcome;
import io.flashsale.payment.RefundRequestId;
import io.flashsale.payment.RefundState;
import io.flashsale.payment.RefundToken;
import io.flashsale.payment.Transaction;
import io.flashsale.shared.Money;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The provider of payments: takes and gives back money, answers when asked, and sends word, which may get lost. */
final class PaymentProvider implements PaymentGateway {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    /** So much too early a payment may be given up: two clocks are wrong. */
    private static final Duration CLOCK_ERRORS = Duration.ofSeconds(4);

    private static final int FEW_TRIES = 2;

    private final World world;
    private final Network network;
    private final Network.Place place = Network.Place.twice("provider", Machine::nobody);
    private final Supplier<List<Instance>> instances;
    private final Map<PaymentId, Transaction> transactions = new LinkedHashMap<>();
    private final Map<RefundToken, PaymentId> refunds = new HashMap<>();
    private int busy;

    PaymentProvider(World world, Network network, Supplier<List<Instance>> instances) {
        this.world = world;
        this.network = network;
        this.instances = instances;
    }

    Network.Place place() {
        return place;
    }

    boolean isDone() {
        return busy == 0;
    }

    Stream<PaymentId> captured() {
        return transactions.keySet().stream().filter(this::hasCaptured);
    }

    boolean hasCaptured(PaymentId payment) {
        Transaction known = transactions.get(payment);
        return known != null && known.result() == PaymentResult.SUCCESS;
    }

    long refundsOf(PaymentId payment) {
        return refunds.values().stream().filter(payment::equals).count();
    }

    /** The customer comes to the page. */
    void open(Payment payment) {
        transactions.putIfAbsent(payment.id(), transaction(payment, PaymentResult.PENDING));
    }

    /**
     * It is decided there: a success stays, a failure may still turn out to be none. What the application will ask for
     * by itself is perhaps never said; what comes after it has ceased to ask is said until somebody hears it.
     */
    void decide(Payment payment, PaymentResult result) {
        if (hasCaptured(payment.id())) {
            return;
        }
        boolean anew = isUndecided(payment.id());
        transactions.put(payment.id(), transaction(payment, result));
        world.note("provider: %s of %s %s", payment.id(), payment.order(), result);
        boolean inTime = anew && world.now().plus(CLOCK_ERRORS).isBefore(payment.payBy());
        tell(payment.id(), result, inTime ? world.chance.nextInt(FEW_TRIES + 1) : Integer.MAX_VALUE);
    }

    private boolean isUndecided(PaymentId payment) {
        Transaction known = transactions.get(payment);
        return known == null || known.result() == PaymentResult.PENDING;
    }

    private static Transaction transaction(Payment payment, PaymentResult result) {
        var reference = new ProviderReference(payment.id().value());
        return new Transaction(payment.id(), reference, result, payment.amount());
    }

    private void tell(PaymentId payment, PaymentResult result, int tries) {
        if (tries == 0) {
            return;
        }
        busy++;
        Instance instance =
                instances.get().get(world.chance.nextInt(instances.get().size()));
        network.ask(
                        instance.place,
                        PATIENCE,
                        PATIENCE,
                        () -> instance.payment().heard().apply(payment, result))
                .subscribe(_ -> {}, _ -> again(payment, result, tries - 1), () -> busy--);
    }

    private void again(PaymentId payment, PaymentResult result, int tries) {
        world.after(world.between(500, 3_000), () -> {
            busy--;
            tell(payment, result, tries);
        });
    }

    @Override
    public Mono<CheckoutForm> start(NewPayment payment) {
        var action = URI.create("https://provider.example/");
        return Mono.just(new CheckoutForm(action, Map.of("txnid", payment.id().value())));
    }

    @Override
    public Mono<Transaction> verify(PaymentId payment) {
        return ask(() -> transactions.get(payment));
    }

    @Override
    public Mono<RefundOutcome> refund(ProviderReference payment, RefundToken token, Money amount) {
        return ask(() -> {
            var id = new PaymentId(payment.value());
            world.must(hasCaptured(id), "I10", "money of %s is to go back and never came", id);
            if (!refunds.containsKey(token) && world.happens(0.1)) {
                return new RefundOutcome.Refused("busy", "not now");
            }
            refunds.put(token, id);
            return new RefundOutcome.Requested(new RefundRequestId(token.value()));
        });
    }

    @Override
    public Mono<RefundState> refundStatus(RefundRequestId request) {
        return ask(() -> world.happens(0.5) ? RefundState.PENDING : RefundState.DONE);
    }

    private <T> Mono<T> ask(Supplier<@Nullable T> work) {
        return network.ask(place, TIMEOUT, work)
                .onErrorMap(TimeoutException.class, late -> new Unavailable("provider", Duration.ofSeconds(1), late));
    }
}
