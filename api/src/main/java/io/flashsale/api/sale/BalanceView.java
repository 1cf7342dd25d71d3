package io.flashsale.api.sale;

import io.flashsale.checkout.Balance;
import io.flashsale.checkout.BalanceSheet.Sheet;
import java.util.List;

/**
 * Where the units of a sale are.
 *
 * @param lag    records of the log that the ledger has yet to apply
 * @param agrees whether MySQL and the gate tell the same and nothing leaked; true at rest
 */
record BalanceView(long lag, boolean agrees, List<Price> prices) {

    static BalanceView of(Sheet sheet) {
        List<Price> prices = sheet.prices().stream().map(Price::of).toList();
        return new BalanceView(sheet.lag(), prices.stream().allMatch(Price::isRight), prices);
    }

    /**
     * @param offeredQuantity what was available when the price was created, and what stock adjustments changed since
     * @param used      units of usage details that are not archived
     * @param purged    units of usage details that were not archived when the purge deleted them
     * @param imbalance offered less available, used and purged: 0 unless units leaked or were minted
     */
    record Price(
            String priceDataId,
            int startingQuantity,
            int offeredQuantity,
            int availableQuantity,
            int used,
            int purged,
            int held,
            int sold,
            int waiting,
            int imbalance,
            Gate gate,
            boolean agrees) {

        static Price of(Balance balance) {
            var ledger = balance.ledger();
            var gate = balance.gate();
            return new Price(
                    ledger.price().value(),
                    ledger.starting(),
                    ledger.offered(),
                    ledger.available(),
                    ledger.used(),
                    ledger.purged(),
                    ledger.held(),
                    ledger.sold(),
                    ledger.waiting(),
                    ledger.imbalance(),
                    new Gate(gate.stock(), gate.held(), gate.sold(), gate.waiting()),
                    balance.agrees());
        }

        private boolean isRight() {
            return agrees && imbalance == 0 && used + purged == held + sold;
        }
    }

    /** The same as Redis has it. */
    record Gate(int stock, int held, int sold, int waiting) {}
}
