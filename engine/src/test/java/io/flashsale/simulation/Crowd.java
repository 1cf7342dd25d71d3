package io.flashsale.simulation;

import io.flashsale.checkout.BuyRequest;
import io.flashsale.checkout.CheckoutOfProcess;
import io.flashsale.checkout.EndOutcome;
import io.flashsale.checkout.RecordOutcome;
import io.flashsale.checkout.RollbackOutcome;
import io.flashsale.checkout.UsageRequest;
import io.flashsale.order.ArchivalReason;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.sale.Sale;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Everybody outside: customers who buy, repeat, pay and cancel, and another system that records and rolls back. */
final class Crowd {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int CUSTOMERS = 4;

    private final World world;
    private final Network network;
    private final Sale sale;
    private final List<LimitedPrice> prices;
    private final Supplier<List<Instance>> instances;
    private final List<Purchase> purchases = new ArrayList<>();
    /** By transaction: whether its recording stands at last. */
    private final Map<Reference, Boolean> recorded = new LinkedHashMap<>();

    private final Set<OrderId> paid = new HashSet<>();
    private int transactions;
    private int busy;

    Crowd(World world, Network network, Sale sale, List<LimitedPrice> prices, Supplier<List<Instance>> instances) {
        this.world = world;
        this.network = network;
        this.sale = sale;
        this.prices = prices;
        this.instances = instances;
    }

    /** Somebody does something. */
    void act() {
        if (world.happens(0.15)) {
            record();
        } else if (!purchases.isEmpty() && world.happens(0.15)) {
            buy(any(purchases));
        } else {
            buy(newPurchase(anyCustomer()));
        }
    }

    boolean isDone() {
        return busy == 0;
    }

    List<Purchase> purchases() {
        return purchases;
    }

    Map<Reference, Boolean> recorded() {
        return recorded;
    }

    boolean hasPaid(OrderId order) {
        return paid.contains(order);
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
        return new CustomerId("01J0000000000000000000000" + world.chance.nextInt(CUSTOMERS));
    }

    private void buy(Purchase purchase) {
        until(
                purchase::answered,
                process -> {
                    purchase.asked();
                    return process.buyNow().buy(purchase.request).doOnNext(purchase::decided);
                },
                _ -> {
                    if (purchase.isAccepted()) {
                        goOn(purchase);
                    }
                });
    }

    private void goOn(Purchase purchase) {
        if (world.happens(0.4)) {
            later(() -> pay(purchase.order));
        } else if (world.happens(0.4)) {
            later(() -> cancel(purchase));
        } else if (world.happens(0.2)) {
            later(() -> buy(purchase));
        }
    }

    /**
     * The place of the payments' provider: money is taken, and the word of it may be lost, late or double like any
     * other. Until there are payments an administrator vouches for it.
     */
    private void pay(OrderId order) {
        paid.add(order);
        var admin = new CustomerId("01J0000000000000000000000Z");
        until(
                outcome -> !(outcome instanceof EndOutcome.NoSuchOrder),
                process -> process.endOrder().confirmByAdmin(admin, order),
                this::told);
    }

    private void cancel(Purchase purchase) {
        until(
                outcome -> !(outcome instanceof EndOutcome.NoSuchOrder),
                process -> process.endOrder().cancel(purchase.request.customer(), purchase.order),
                this::told);
    }

    private void told(EndOutcome outcome) {
        world.note("told %s", outcome);
    }

    private void record() {
        var transaction = new Reference("ERP", new ReferenceId("transaction-" + ++transactions));
        var item = new UsageRequest.Item(any(prices).priceData(), 1);
        var customer =
                new Reference(Reference.CUSTOMER, new ReferenceId(anyCustomer().value()));
        var request = new UsageRequest(customer, transaction, List.of(item));
        until(
                outcome -> !(outcome instanceof RecordOutcome.NotNow),
                process -> process.recordUsage().record(request),
                outcome -> {
                    world.note("%s: %s", transaction, outcome);
                    if (outcome instanceof RecordOutcome.Recorded) {
                        recorded.put(transaction, true);
                        if (world.happens(0.5)) {
                            busy++;
                            world.after(PATIENCE, () -> rollBack(transaction)); // after the last late double of it
                        }
                    }
                });
    }

    private void rollBack(Reference transaction) {
        busy--;
        until(
                outcome -> true,
                process -> process.rollBackUsage().rollBack(transaction, ArchivalReason.CHECKOUT_ROLLBACK),
                outcome -> {
                    world.must(!(outcome instanceof RollbackOutcome.Unknown), "I3", "%s is not known", transaction);
                    recorded.put(transaction, false);
                });
    }

    /** Asks any instance again and again until there is an answer. */
    private <T> void until(Predicate<T> isAnswer, Function<CheckoutOfProcess, Mono<T>> question, Consumer<T> then) {
        busy++;
        ask(isAnswer, question, then);
    }

    private <T> void ask(Predicate<T> isAnswer, Function<CheckoutOfProcess, Mono<T>> question, Consumer<T> then) {
        Instance instance = any(instances.get());
        network.ask(instance.place, PATIENCE, PATIENCE, () -> question.apply(instance.checkout()))
                .filter(isAnswer)
                .onErrorComplete()
                .singleOptional()
                .subscribe(answer -> answer.ifPresentOrElse(
                        end -> {
                            busy--;
                            then.accept(end);
                        },
                        () -> later(() -> ask(isAnswer, question, then))));
    }

    private void later(Runnable what) {
        busy++;
        world.after(world.between(100, 3_000), () -> {
            busy--;
            what.run();
        });
    }

    private <T> T any(List<T> choices) {
        return choices.get(world.chance.nextInt(choices.size()));
    }
}
