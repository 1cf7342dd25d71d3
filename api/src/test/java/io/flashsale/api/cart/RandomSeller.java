package io.flashsale.api.cart;

import static io.flashsale.api.testing.Answer.untilDecided;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.OtherSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Another system that sells units of the same sale and takes them back, as chance wants it. */
final class RandomSeller {

    private final OtherSystem system;
    private final Log log;
    private final OnSale sale;
    private final Random random;

    private final Map<String, List<Integer>> sold = new TreeMap<>();
    private final List<String> carts = new ArrayList<>();

    RandomSeller(OtherSystem system, Log log, OnSale sale, Random random) {
        this.system = system;
        this.log = log;
        this.sale = sale;
        this.random = random;
    }

    /** How many units of each article its carts have, as it was told; none of them what was taken back. */
    Map<String, List<Integer>> sold() {
        return sold;
    }

    void step(String where) {
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> record(OtherSystem.cart(), where);
            case 3 -> repeat(where);
            case 4 -> rollBack(where);
            default -> fail();
        }
    }

    private void record(String cart, String where) {
        int[] quantities =
                sale.prices().stream().mapToInt(_ -> random.nextInt(3)).toArray();
        quantities[random.nextInt(quantities.length)]++;
        Answer answer = untilDecided(() -> system.record(cart, sale, quantities));
        assertThat(answer.status()).as("%s: %s", where, answer).isEqualTo(200);
        if (answer.body().get("success").asBoolean()) {
            if (!carts.contains(cart)) {
                carts.add(cart);
            }
            sold.put(cart, Arrays.stream(quantities).boxed().toList());
        }
    }

    /** What it has sold is recorded already; what was rolled back may be recorded anew, with other units too. */
    private void repeat(String where) {
        String cart = anyCart();
        if (cart == null) {
            return;
        }
        List<Integer> units = sold.get(cart);
        if (units == null) {
            record(cart, where);
        } else {
            int[] quantities = units.stream().mapToInt(Integer::intValue).toArray();
            OtherSystem.assertRecorded(untilDecided(() -> system.record(cart, sale, quantities)));
        }
    }

    private void rollBack(String where) {
        String cart = anyCart();
        if (cart != null) {
            Answer answer = untilDecided(() -> system.rollBack(cart));
            assertThat(answer.status()).as("%s: %s", where, answer).isEqualTo(204);
            sold.remove(cart);
        }
    }

    /** The event is followed some time later: the cart is not touched again. */
    private void fail() {
        String cart = anyCart();
        if (cart != null) {
            log.say("checkout-rollback", "{\"cartId\": \"%s\"}".formatted(cart));
            sold.remove(cart);
            carts.remove(cart);
        }
    }

    private @Nullable String anyCart() {
        return carts.isEmpty() ? null : carts.get(random.nextInt(carts.size()));
    }
}
