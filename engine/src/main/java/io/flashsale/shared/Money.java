package io.flashsale.shared;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount of a currency, not negative, with at most four decimals and at most 15 digits before them. */
public record Money(BigDecimal amount, Currency currency) {

    private static final int MOST_DECIMALS = 4;
    private static final int MOST_INTEGER_DIGITS = 15;

    public Money {
        requireAmount(amount);
    }

    /** Returns what may be the amount of any currency, or signals an invalid input. */
    public static BigDecimal requireAmount(BigDecimal amount) {
        if (amount.signum() < 0 || amount.scale() > MOST_DECIMALS || integerDigits(amount) > MOST_INTEGER_DIGITS) {
            throw new InvalidInput("amount", amount.toString(), "0 or more, at most 15 digits and 4 decimals");
        }
        return amount;
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public Money times(int quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    /** Both must be of one currency. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " cannot be added");
        }
        return new Money(amount.add(other.amount), currency);
    }

    /** Whether both are the same amount of one currency, however many zeros are written: 5 is 5.0000. */
    public boolean sameAs(Money other) {
        return currency.equals(other.currency) && amount.compareTo(other.amount) == 0;
    }

    /** A long, because the scale of 1E2147483647 is so far below zero that an int would wrap around. */
    private static long integerDigits(BigDecimal amount) {
        return (long) amount.precision() - amount.scale();
    }
}
