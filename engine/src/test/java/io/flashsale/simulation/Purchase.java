package io.flashsale.simulation;

import io.flashsale.checkout.BuyOutcome;
import io.flashsale.checkout.BuyRequest;
import io.flashsale.order.OrderIds;
import io.flashsale.sale.Sale;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One wish of a customer under one key, and all that was said about it. */
final class Purchase {

    static final int CUSTOMERS = 4;

    /** See decision 002. */
    private static final Duration SOLD_OUT_MEMORY = Duration.ofSeconds(1);

    final BuyRequest request;
    final OrderId order;
    private final World world;
    private final Sale sale;
    private final List<BuyOutcome> accepted = new ArrayList<>();
    private Instant acceptedAt = Instant.MAX;
    private int asked;
    private int refused;

    Purchase(World world, BuyRequest request, Sale sale) {
        this.world = world;
        this.sale = sale;
        this.request = request;
        this.order = OrderIds.of(request.customer(), sale.id(), sale.opensAt(), request.idempotencyKey());
    }

    static CustomerId customer(int number) {
        return new CustomerId("01J0000000000000000000000" + number);
    }

    void asked() {
        asked++;
    }

    /** A process has an answer, whether it reaches the customer or not. */
    void decided(BuyOutcome outcome) {
        boolean isRefusal = outcome instanceof BuyOutcome.SoldOut
                || outcome instanceof BuyOutcome.LimitReached
                || outcome instanceof BuyOutcome.NotRegistered;
        refused += isRefusal ? 1 : 0;
        boolean late = world.now().minus(SOLD_OUT_MEMORY).isAfter(acceptedAt);
        world.must(!isRefusal || !late, "I6", "%s was told %s before, now %s", order, accepted, outcome);
    }

    /** Whether this settles it for the customer: an answer that is no answer is not. */
    boolean answered(BuyOutcome outcome) {
        world.note("customer %s: %s %s", request.customer(), order, outcome);
        return switch (outcome) {
            case BuyOutcome.Placed _, BuyOutcome.Waitlisted _ -> {
                accepted.add(outcome);
                acceptedAt = accepted.size() == 1 ? world.now() : acceptedAt;
                world.must(accepted.getFirst().equals(outcome), "I6", "%s was told %s", order, accepted);
                yield true;
            }
            case BuyOutcome.SoldOut _, BuyOutcome.LimitReached _ -> true;
            case BuyOutcome.NotRegistered _ -> {
                world.must(sale.registration() != null, "I4", "%s was told %s", order, outcome);
                yield true;
            }
            case BuyOutcome.Fenced _, BuyOutcome.TryLater _, BuyOutcome.NoSuchSale _ -> false;
            case BuyOutcome.KeyReused _,
                    BuyOutcome.NotForSale _,
                    BuyOutcome.NotOpen _,
                    BuyOutcome.Paused _,
                    BuyOutcome.Closed _ -> {
                world.violated("I4", order + " was told " + outcome);
                yield true;
            }
        };
    }

    boolean isAccepted() {
        return !accepted.isEmpty();
    }

    /** Whether every time that it was asked it was refused. */
    boolean isRefused() {
        return refused == asked;
    }
}
