package io.flashsale.simulation;

import io.flashsale.checkout.BuyRequest;
import io.flashsale.checkout.EndOutcome;
import io.flashsale.checkout.FulfilOrder;
import io.flashsale.checkout.RecordOutcome;
import io.flashsale.checkout.RollbackOutcome;
import io.flashsale.checkout.UsageRequest;
import io.flashsale.order.ArchivalReason;
import io.flashsale.order.Parcel;
import io.flashsale.payment.Payer;
import io.flashsale.payment.Payment;
import io.flashsale.payment.PaymentResult;
import io.flashsale.payment.StartOutcome;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.sale.Sale;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Everybody outside: customers who buy, repeat, pay and cancel, and another system that records and rolls back. */
final class Crowd {

    private static final Payer PAYER = new Payer("Ada", "ada@example.org", "+911234567890");

    private final World world;
    private final Sale sale;
    private final List<LimitedPrice> prices;
    private final PaymentProvider provider;
    private final Errands errands;
    private final List<Purchase> purchases = new ArrayList<>();
    /** By transaction: whether its recording stands at last. */
    private final Map<Reference, Boolean> recorded = new LinkedHashMap<>();

    private final Set<OrderId> vouchedFor = new HashSet<>();
    private int transactions;
    private int paying;

    Crowd(
            World world,
            Network network,
            Sale sale,
            List<LimitedPrice> prices,
            PaymentProvider provider,
            Supplier<List<Instance>> instances) {
        this.world = world;
        this.sale = sale;
        this.prices = prices;
        this.provider = provider;
        this.errands = new Errands(world, network, () -> any(instances.get()));
    }

    /** Somebody does something. */
    void act() {
        if (sale.registration() != null && world.happens(0.3)) {
            changeRegistration(anyCustomer());
        } else if (world.happens(0.15)) {
            record();
        } else if (!purchases.isEmpty() && world.happens(0.15)) {
            buy(any(purchases));
        } else {
            buy(newPurchase(anyCustomer()));
        }
    }

    boolean isDone() {
        return errands.isDone();
    }

    /** Whether somebody is on the provider's page. */
    boolean isPaying() {
        return paying > 0;
    }

    List<Purchase> purchases() {
        return purchases;
    }

    Map<Reference, Boolean> recorded() {
        return recorded;
    }

    boolean isVouchedFor(OrderId order) {
        return vouchedFor.contains(order);
    }

    private void changeRegistration(CustomerId customer) {
        boolean registers = world.happens(0.6);
        errands.until(_ -> true, process -> process.register(sale.id(), customer, registers), this::told);
    }

    private Purchase newPurchase(CustomerId customer) {
        List<LimitedPrice> chosen = new ArrayList<>(prices);
        Collections.shuffle(chosen, world.chance);
        List<BuyRequest.Line> lines = chosen.stream()
                .limit(1 + world.chance.nextInt(chosen.size()))
                .map(price -> new BuyRequest.Line(price.sku(), 1 + world.chance.nextInt(2)))
                .toList();
        String key = "purchase-%08d".formatted(purchases.size());
        purchases.add(new Purchase(world, new BuyRequest(customer, sale.id(), key, lines), sale));
        return purchases.getLast();
    }

    private CustomerId anyCustomer() {
        return Purchase.customer(world.chance.nextInt(Purchase.CUSTOMERS));
    }

    private void buy(Purchase purchase) {
        errands.until(
                purchase::answered,
                process -> {
                    purchase.asked();
                    return process.checkout().buyNow().buy(purchase.request).doOnNext(purchase::decided);
                },
                _ -> {
                    if (purchase.isAccepted()) {
                        goOn(purchase);
                    }
                });
    }

    private void goOn(Purchase purchase) {
        if (world.happens(0.5)) {
            errands.later(() -> pay(purchase, 1));
            if (world.happens(0.15)) {
                errands.later(() -> cancel(purchase));
            }
        } else if (world.happens(0.1)) {
            errands.later(() -> vouch(purchase.order));
        } else if (world.happens(0.4)) {
            errands.later(() -> cancel(purchase));
        } else if (world.happens(0.2)) {
            errands.later(() -> buy(purchase));
        }
    }

    /** Begins a payment; what happens on the provider's page is not in our hands. */
    private void pay(Purchase purchase, int attempt) {
        errands.until(
                outcome -> !(outcome instanceof StartOutcome.NoSuchOrder),
                process -> process.payment()
                        .payOnline()
                        .start(purchase.request.customer(), purchase.order, "attempt-" + attempt, PAYER),
                outcome -> {
                    world.note("%s: %s", purchase.order, outcome);
                    if (outcome instanceof StartOutcome.Started started) {
                        goToProvider(purchase, started.payment(), attempt);
                    }
                });
    }

    private void goToProvider(Purchase purchase, Payment payment, int attempt) {
        if (world.happens(0.15)) {
            return;
        }
        if (world.happens(0.15)) {
            errands.later(() -> pay(purchase, attempt + 1)); // in another window
        }
        soonOrLate(() -> {
            provider.open(payment);
            soonOrLate(() -> decide(purchase, payment, attempt));
        });
    }

    private void decide(Purchase purchase, Payment payment, int attempt) {
        if (world.happens(0.7)) {
            provider.decide(payment, PaymentResult.SUCCESS);
            if (world.happens(0.1)) {
                errands.later(() -> fulfil(process -> process.cancel(purchase.order)));
            }
            if (world.happens(0.3)) {
                errands.later(() -> send(purchase.order));
            }
            return;
        }
        provider.decide(payment, PaymentResult.FAILURE);
        if (world.happens(0.2)) {
            errands.later(() -> provider.decide(payment, PaymentResult.SUCCESS)); // the bank has thought better of it
        } else if (world.happens(0.7)) {
            errands.later(() -> pay(purchase, attempt + 1));
        }
    }

    /** An administrator says that the order is paid in some other way. */
    private void vouch(OrderId order) {
        vouchedFor.add(order);
        var admin = new CustomerId("01J0000000000000000000000Z");
        errands.until(
                outcome -> !(outcome instanceof EndOutcome.NoSuchOrder),
                process -> process.checkout().endOrder().confirmByAdmin(admin, order),
                this::told);
    }

    /** The warehouse says what comes to its mind, all at once or one after the other in any sequence. */
    private void send(OrderId order) {
        var parcel = new Parcel(null, "parcel-" + world.chance.nextInt(1_000));
        boolean atOnce = world.happens(0.5);
        say(0.8, atOnce, process -> process.ship(order, parcel));
        say(0.6, atOnce, process -> process.deliver(order));
        say(0.2, atOnce, process -> process.cancel(order));
    }

    private void say(double chance, boolean now, Function<FulfilOrder, Mono<EndOutcome>> word) {
        if (!world.happens(chance)) {
            return;
        }
        if (now) {
            fulfil(word);
        } else {
            errands.later(() -> fulfil(word));
        }
    }

    private void fulfil(Function<FulfilOrder, Mono<EndOutcome>> word) {
        errands.until(
                outcome -> !(outcome instanceof EndOutcome.NoSuchOrder),
                process -> word.apply(process.checkout().fulfilOrder()),
                this::told);
    }

    private void cancel(Purchase purchase) {
        errands.until(
                outcome -> !(outcome instanceof EndOutcome.NoSuchOrder),
                process -> process.checkout().endOrder().cancel(purchase.request.customer(), purchase.order),
                this::told);
    }

    private void told(Object outcome) {
        world.note("told %s", outcome);
    }

    private void record() {
        var transaction = new Reference("ERP", new ReferenceId("transaction-" + ++transactions));
        var item = new UsageRequest.Item(any(prices).priceData(), 1);
        var customer =
                new Reference(Reference.CUSTOMER, new ReferenceId(anyCustomer().value()));
        var request = new UsageRequest(customer, transaction, List.of(item));
        errands.until(
                outcome -> !(outcome instanceof RecordOutcome.NotNow),
                process -> process.checkout().recordUsage().record(request),
                outcome -> {
                    world.note("%s: %s", transaction, outcome);
                    if (outcome instanceof RecordOutcome.Recorded) {
                        recorded.put(transaction, true);
                        if (world.happens(0.5)) {
                            // after the last late double of it
                            errands.after(Errands.PATIENCE, () -> rollBack(transaction));
                        }
                    }
                });
    }

    private void rollBack(Reference transaction) {
        errands.until(
                outcome -> true,
                process -> process.checkout().rollBackUsage().rollBack(transaction, ArchivalReason.CHECKOUT_ROLLBACK),
                outcome -> {
                    world.must(!(outcome instanceof RollbackOutcome.Unknown), "I3", "%s is not known", transaction);
                    recorded.put(transaction, false);
                });
    }

    /** On the provider's page: in time, or after everybody has given it up. */
    private void soonOrLate(Runnable what) {
        paying++;
        world.after(world.happens(0.2) ? world.between(3_000, 20_000) : world.between(100, 3_000), () -> {
            paying--;
            what.run();
        });
    }

    private <T> T any(List<T> choices) {
        return choices.get(world.chance.nextInt(choices.size()));
    }
}
