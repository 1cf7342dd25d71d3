package io.flashsale.loadtest;

import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The customers of one rush: each signs up, then all stand in line with their wishes, and every answer is written down.
 * Most want one unit; some click twice, some try for a second unit, both at the same time as the first. Safe for
 * concurrent callers.
 */
final class Crowd {

    private final RushOptions options;
    private final AtomicInteger newcomers = new AtomicInteger();
    private final Queue<Wish> line = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger signedUp = new AtomicInteger();
    private final Set<String> answeredKeys = ConcurrentHashMap.newKeySet();

    Crowd(RushOptions options) {
        this.options = options;
    }

    /** The number of the next customer who has to sign up; empty when all were called. */
    Optional<Integer> nextNewcomer() {
        return Optional.of(newcomers.getAndIncrement()).filter(customer -> customer < options.customers());
    }

    /** The customer has signed up, and stands in line with one wish or two. */
    void lineUp(int customer, String token) {
        var wish = new Wish(customer, UUID.randomUUID().toString(), token);
        line.add(wish);
        if (customer % options.doubleClickEvery() == 0) {
            line.add(wish);
        }
        if ((customer + 1) % options.secondWishEvery() == 0) {
            line.add(new Wish(customer, UUID.randomUUID().toString(), token));
        }
        signedUp.incrementAndGet();
    }

    boolean isComplete() {
        return signedUp.get() == options.customers();
    }

    /** The next in line; empty when nobody is left. */
    Optional<Wish> nextWish() {
        return Optional.ofNullable(line.poll());
    }

    /** Writes down the last word about one sending of a wish; true if it is the first answer to this wish. */
    boolean hear(Answer answer) {
        answers.add(answer);
        return answeredKeys.add(answer.key());
    }

    /** Distinct orders that the shop has promised to keep. */
    int acknowledgedOrders() {
        return (int) answers.stream()
                .filter(answer -> answer.outcome().isOrder())
                .map(Answer::orderId)
                .distinct()
                .count();
    }

    Collection<Answer> answers() {
        return answers;
    }
}
