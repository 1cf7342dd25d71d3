package io.flashsale.loadtest;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the crowd was told about a sale, and what the books say. The two are compared here. */
record Evidence(Sale sale, List<Answer> answers, Books books) {

    Verdict verdict() {
        return new Verdict(oversold(), leaked(), lost(), duplicates(), phantoms(), contradictions(), aboveLimit());
    }

    /** The distinct orders that were answered with this outcome. */
    Set<String> orders(Outcome outcome) {
        return answers.stream()
                .filter(answer -> answer.outcome() == outcome)
                .map(Answer::orderId)
                .collect(toSet());
    }

    /** How many distinct wishes were answered with such an outcome. */
    int wishes(Predicate<Outcome> outcomes) {
        return (int) answers.stream()
                .filter(answer -> outcomes.test(answer.outcome()))
                .map(Answer::key)
                .distinct()
                .count();
    }

    int repeats() {
        return answers.stream().mapToInt(Answer::repeats).sum();
    }

    private int oversold() {
        int promised = orders(Outcome.ACCEPTED).size();
        int granted = Math.max(promised, Math.max(books.unitsOfOrders(), books.unitsUsed()));
        return Math.max(0, granted - sale.units());
    }

    private int leaked() {
        int fromPrice = Math.abs(sale.units() - books.available() - books.unitsUsed());
        int fromAudit = Math.abs(books.unitsUsed() - books.unitsOfOrders());
        int fromGate =
                Math.abs(sale.units() - books.gate().stock() - books.gate().taken());
        int betweenThem = Math.abs(books.gate().stock() - books.available());
        return IntStream.of(fromPrice, fromAudit, fromGate, betweenThem).max().orElseThrow();
    }

    private int lost() {
        var kept = books.orders().stream().collect(toMap(Books.Order::id, identity()));
        var used = books.usages().stream().collect(groupingBy(Books.Usage::orderId, summingInt(Books.Usage::units)));
        return (int) answers.stream()
                .filter(answer -> answer.outcome().isOrder())
                .filter(answer -> !isKept(answer, kept.get(answer.orderId()), used.get(answer.orderId())))
                .map(Answer::orderId)
                .distinct()
                .count();
    }

    private static boolean isKept(Answer answer, Books.@Nullable Order order, @Nullable Integer unitsUsed) {
        if (order == null) {
            return false;
        }
        if (order.isWaiting()) {
            return answer.outcome() == Outcome.WAITLISTED && unitsUsed == null;
        }
        return order.holdsUnits() && unitsUsed != null && unitsUsed == order.units();
    }

    private int duplicates() {
        var orders =
                answers.stream().filter(answer -> answer.outcome().isOrder()).toList();
        return beyondFirst(orders, Answer::key, Answer::orderId)
                + beyondFirst(orders, Answer::orderId, Answer::key)
                + beyondFirst(books.usages(), Books.Usage::orderId, Books.Usage::id);
    }

    private int phantoms() {
        var told = answers.stream().map(Answer::orderId).collect(toSet());
        int untold = (int) books.orders().stream()
                .filter(order -> !told.contains(order.id()))
                .count();
        return Math.max(0, untold - wishes(Outcome.UNKNOWN::equals));
    }

    private int contradictions() {
        var definite = answers.stream()
                .filter(answer -> answer.outcome() != Outcome.UNKNOWN)
                .toList();
        return beyondFirst(definite, Answer::key, Answer::outcome);
    }

    private int aboveLimit() {
        var byBooks =
                books.usages().stream().collect(groupingBy(Books.Usage::customerId, summingInt(Books.Usage::units)));
        var byAnswers = answers.stream()
                .filter(answer -> answer.outcome() == Outcome.ACCEPTED)
                .collect(groupingBy(Answer::customer, mapping(Answer::orderId, toSet())));
        long held = byBooks.values().stream()
                .filter(units -> units > sale.limitPerCustomer())
                .count();
        long told = byAnswers.values().stream()
                .filter(ids -> ids.size() > sale.limitPerCustomer())
                .count();
        return (int) Math.max(held, told);
    }

    /** How many distinct values there are for the same name, not counting the first of each. */
    private static <T> int beyondFirst(Collection<T> all, Function<T, ?> name, Function<T, ?> value) {
        Map<?, ? extends Set<?>> values = all.stream().collect(groupingBy(name, mapping(value, toSet())));
        return values.values().stream()
                .mapToInt(distinct -> distinct.size() - 1)
                .sum();
    }
}
