package io.flashsale.api.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Customers who buy at the same time, each in a thread of its own, and repeat with the same key what is unknown. */
final class Crowd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private static final int MOST_AT_ONCE = 8;

    private final SmallSale sale;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Crowd(SmallSale sale) {
        this.sale = sale;
    }

    /** One try, under way. */
    CompletableFuture<Purchase> tryOnce(AppProcess app, String customer, String key) {
        return CompletableFuture.supplyAsync(() -> new Purchase(customer, key, sale.buy(app, customer, key)), threads);
    }

    /** So many new customers, a few at once; the n-th try of each goes to the process that the function names. */
    List<CompletableFuture<Purchase>> rush(int customers, IntFunction<AppProcess> doors) {
        return IntStream.range(0, customers)
                .mapToObj(_ -> inTurn(SmallSale.newCustomer(), "key", doors))
                .toList();
    }

    /** A purchase that begins when its turn comes. */
    CompletableFuture<Purchase> inTurn(String customer, String key, IntFunction<AppProcess> doors) {
        return CompletableFuture.supplyAsync(
                () -> {
                    places.acquireUninterruptibly();
                    try {
                        return untilKnown(customer, key, doors);
                    } finally {
                        places.release();
                    }
                },
                threads);
    }

    /** Tries with the same key until there is an answer that says something. */
    Purchase untilKnown(String customer, String key, IntFunction<AppProcess> doors) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = sale.buy(doors.apply(0), customer, key);
        for (int i = 1; answer.isUnknown() && System.nanoTime() < end; i++) {
            Corner.breathe();
            answer = sale.buy(doors.apply(i), customer, key);
        }
        return new Purchase(customer, key, answer);
    }

    static List<Purchase> all(List<CompletableFuture<Purchase>> underway) {
        List<Purchase> done = new ArrayList<>();
        underway.forEach(each -> done.add(each.join()));
        return done;
    }

    /** The orders that were answered with 202. */
    static Set<String> accepted(List<Purchase> purchases) {
        return purchases.stream()
                .map(Purchase::answer)
                .filter(Answer::isAccepted)
                .map(answer -> answer.text("orderId"))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        threads.close();
    }

    record Purchase(String customer, String key, Answer answer) {

        String order() {
            return answer.text("orderId");
        }
    }
}
