package io.flashsale.loadtest;

import java.util.stream.IntStream;

/**
 * Where the units of a sale are when nothing moves any more, counted by the database: after a bench there are too many
 * orders to look at each.
 *
 * @param units     that were put on sale
 * @param available that nobody holds
 * @param used      of usage details that are not archived
 * @param gate      where they are by the gate
 * @param orders    of the sale
 * @param customers who have them; each sent one wish
 */
record Tally(int units, int available, int used, Books.AtGate gate, int orders, int customers) {

    int oversold() {
        return Math.max(0, Math.max(used, orders) - units);
    }

    int leaked() {
        int fromPrice = Math.abs(units - available - used);
        int fromGate = Math.abs(units - gate.stock() - gate.taken());
        int betweenThem = Math.abs(gate.stock() - available);
        return IntStream.of(fromPrice, fromGate, betweenThem).max().orElseThrow();
    }

    int duplicates() {
        return orders - customers;
    }
}
