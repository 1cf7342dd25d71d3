package io.flashsale.sale;

import io.flashsale.pricing.LimitedPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that everybody may know of a sale at a moment.
 *
 * @param at   the moment
 * @param next what time alone makes of it next; null when nothing
 */
public record SaleMoment(
        LiveSale live,
        Instant at,
        SalePhase phase,
        @Nullable Turn next) {

    /** A phase, and when it begins. */
    public record Turn(SalePhase phase, Instant at) {}

    public Sale sale() {
        return live.sale();
    }

    /** Whether the window is open, which may be so in several phases. */
    public boolean isRegistrationOpen() {
        RegistrationWindow window = sale().registration();
        return window != null && phase != SalePhase.CLOSED && window.isOpen(at);
    }

    /** Until the next turn; null when there is none. */
    public @Nullable Duration untilNext() {
        return next == null ? null : Duration.between(at, next.at());
    }

    /** Of all articles. */
    public long unitsLeft() {
        return units().stream().mapToLong(Integer::longValue).sum();
    }

    /** Whether nobody need be told anew who knows the other: they differ in the moment only. */
    boolean tellsTheSameAs(SaleMoment other) {
        return phase == other.phase
                && Objects.equals(next, other.next)
                && isRegistrationOpen() == other.isRegistrationOpen()
                && hasTheSamePlan(other)
                && hasTheSameUnits(other);
    }

    boolean hasTheSamePlan(SaleMoment other) {
        return live == other.live
                || sale().opensAt().equals(other.sale().opensAt())
                        && sale().endsAt().equals(other.sale().endsAt())
                        && Objects.equals(sale().registration(), other.sale().registration());
    }

    boolean hasTheSameUnits(SaleMoment other) {
        return live == other.live || units().equals(other.units());
    }

    SaleMoment withUnitsOf(SaleMoment other) {
        return new SaleMoment(other.live, at, phase, next);
    }

    private List<Integer> units() {
        return live.prices().stream().map(LimitedPrice::availableQuantity).toList();
    }
}
