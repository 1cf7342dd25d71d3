package io.flashsale.simulation;

import io.flashsale.payment.Payment;
import io.flashsale.payment.PaymentStatus;
import io.flashsale.payment.Payments;
import io.flashsale.payment.ProviderReference;
import io.flashsale.payment.RefundRequestId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The table of the payments as one process reaches it: what {@code MySqlPayments} does in SQL, by its own clock.
 *
 * @param finds whether what is not noted is found again; not so is a mistake to be found
 */
record MySqlPaymentsOf(Map<PaymentId, Payment> rows, Network network, Network.Place mysql, Clock clock, boolean finds)
        implements Payments {

    private static final Set<PaymentStatus> UNDECIDED = EnumSet.of(PaymentStatus.STARTED, PaymentStatus.PENDING);
    private static final Set<PaymentStatus> TO_BE_NOTED =
            EnumSet.of(PaymentStatus.STARTED, PaymentStatus.SUCCEEDED, PaymentStatus.AGREED, PaymentStatus.FAILED);

    static boolean isUndecided(Payment payment) {
        return UNDECIDED.contains(payment.status());
    }

    static boolean isUnnoted(Payment payment) {
        return TO_BE_NOTED.contains(payment.status()) && !payment.noted();
    }

    @Override
    public Mono<Payment> begin(Beginning wish) {
        return network.ask(mysql, MySqlOrdersOf.TIMEOUT, () -> {
            int attempts = (int) rows.values().stream()
                    .filter(each -> each.order().equals(wish.order()))
                    .count();
            if (attempts < wish.mostAttempts()) {
                rows.putIfAbsent(wish.id(), begun(wish, attempts + 1));
            }
            return rows.get(wish.id());
        });
    }

    private Payment begun(Beginning wish, int attempt) {
        Instant now = clock.instant();
        return new Payment(
                wish.id(),
                wish.order(),
                attempt,
                attempt >= wish.mostAttempts(),
                wish.method(),
                wish.amount(),
                PaymentStatus.STARTED,
                false,
                attempt == 1 ? wish.movedPayBy() : wish.payBy(),
                now,
                now,
                null,
                null,
                0);
    }

    @Override
    public Mono<Payment> find(PaymentId id) {
        return network.ask(mysql, MySqlOrdersOf.TIMEOUT, () -> rows.get(id));
    }

    @Override
    public Flux<Payment> of(OrderId order) {
        return select(payment -> payment.order().equals(order), Payment::attempt);
    }

    @Override
    public Flux<Payment> open(List<OrderId> orders, Instant payByAfter) {
        return select(
                each -> orders.contains(each.order())
                        && (isUndecided(each) || isUnnoted(each))
                        && each.payBy().isAfter(payByAfter),
                Payment::payBy);
    }

    @Override
    public Mono<Boolean> move(PaymentId id, Set<PaymentStatus> from, PaymentStatus to) {
        Instant now = clock.instant();
        return update(id, row -> from.contains(row.status()), row -> changed(row, to, false, now));
    }

    @Override
    public Mono<Void> noted(PaymentId id, PaymentStatus status) {
        return update(id, row -> row.status() == status, row -> changed(row, status, true, row.changedAt()))
                .then();
    }

    @Override
    public Flux<Payment> unnoted(Duration since, int most) {
        Instant before = clock.instant().minus(since);
        return select(row -> finds && isUnnoted(row) && row.changedAt().isBefore(before), Payment::changedAt);
    }

    @Override
    public Flux<Payment> silent(Duration shortestPause, int most) {
        Instant now = clock.instant();
        return select(
                row -> isUndecided(row) && !row.payBy().isAfter(now) && isTurnOf(row, row.payBy(), shortestPause, now),
                Payment::changedAt);
    }

    @Override
    public Flux<Payment> withoutMoney(Duration shortestPause, Duration longest, int most) {
        Instant now = clock.instant();
        return select(
                row -> (row.status() == PaymentStatus.ABANDONED || row.status() == PaymentStatus.FAILED)
                        && row.payBy().isAfter(now.minus(longest))
                        && isTurnOf(row, row.payBy(), shortestPause, now),
                Payment::changedAt);
    }

    @Override
    public Flux<Payment> refunding(PaymentStatus status, Duration shortestPause, int most) {
        Instant now = clock.instant();
        return select(
                row -> row.status() == status && isTurnOf(row, row.since(), shortestPause, now), Payment::changedAt);
    }

    private static boolean isTurnOf(Payment row, Instant since, Duration shortestPause, Instant now) {
        long goneOn = Duration.between(since, row.changedAt()).toSeconds();
        long pause = Math.max(shortestPause.toSeconds(), goneOn / 2);
        return !row.changedAt().isAfter(now.minusSeconds(pause));
    }

    @Override
    public Mono<Boolean> takeTurn(Payment payment) {
        Instant now = clock.instant();
        return update(
                payment.id(),
                row -> row.status() == payment.status() && row.changedAt().equals(payment.changedAt()),
                row -> changed(row, row.status(), row.noted(), now));
    }

    @Override
    public Mono<Void> refundRequested(PaymentId id, ProviderReference reference, RefundRequestId request) {
        Instant now = clock.instant();
        return update(
                        id,
                        row -> row.status() == PaymentStatus.REFUND_DUE,
                        row -> refunding(
                                changed(row, PaymentStatus.REFUND_REQUESTED, row.noted(), now),
                                reference,
                                request,
                                row.refundTries()))
                .then();
    }

    @Override
    public Mono<Void> refundRefused(PaymentId id) {
        return update(id, _ -> true, row -> refunding(row, row.reference(), row.refundRequest(), row.refundTries() + 1))
                .then();
    }

    private static Payment changed(Payment row, PaymentStatus status, boolean noted, Instant changedAt) {
        return copy(row, status, noted, changedAt, row.reference(), row.refundRequest(), row.refundTries());
    }

    private static Payment refunding(
            Payment row, @Nullable ProviderReference reference, @Nullable RefundRequestId request, int tries) {
        return copy(row, row.status(), row.noted(), row.changedAt(), reference, request, tries);
    }

    private static Payment copy(
            Payment row,
            PaymentStatus status,
            boolean noted,
            Instant changedAt,
            @Nullable ProviderReference reference,
            @Nullable RefundRequestId request,
            int tries) {
        return new Payment(
                row.id(),
                row.order(),
                row.attempt(),
                row.last(),
                row.method(),
                row.amount(),
                status,
                noted,
                row.payBy(),
                status == row.status() ? row.since() : changedAt,
                changedAt,
                reference,
                request,
                tries);
    }

    private Mono<Boolean> update(PaymentId id, Predicate<Payment> which, UnaryOperator<Payment> to) {
        return network.ask(mysql, MySqlOrdersOf.TIMEOUT, () -> {
            Payment row = rows.get(id);
            if (row == null || !which.test(row)) {
                return false;
            }
            rows.put(id, to.apply(row));
            return true;
        });
    }

    private <C extends Comparable<C>> Flux<Payment> select(Predicate<Payment> which, Function<Payment, C> order) {
        return network.ask(
                        mysql,
                        MySqlOrdersOf.TIMEOUT,
                        () -> rows.values().stream()
                                .filter(which)
                                .sorted(Comparator.comparing(order))
                                .toList())
                .flatMapIterable(found -> found);
    }
}
