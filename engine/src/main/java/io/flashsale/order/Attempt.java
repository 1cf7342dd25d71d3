package io.flashsale.order;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Reference;

/**
 * One time that another system records the usage of a transaction; there is a next time only after a rollback.
 *
 * @param number counted from 1
 */
public record Attempt(Reference transaction, int number) {

    public Attempt {
        if (number < 1) {
            throw new InvalidInput("attempt", number, "1 or more");
        }
    }

    public static Attempt first(Reference transaction) {
        return new Attempt(transaction, 1);
    }

    public Attempt next() {
        return new Attempt(transaction, number + 1);
    }
}
