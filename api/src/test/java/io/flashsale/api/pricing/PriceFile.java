package io.flashsale.api.pricing;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file of prices for SKUs that are named alike and numbered from 0. */
record PriceFile(String prefix) {

    static final String HEADER =
            "sku,amount,limitedByQuantity,startingQuantity,availableQuantity,activeFrom,activeTo\n";

    /** The header, and a row for each of the first SKUs: 5.00, seven of ten units. */
    String of(int rows) {
        return HEADER + rows(0, rows);
    }

    String rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::row).collect(Collectors.joining());
    }

    String row(int sku) {
        return row(sku, "5.00,true,10,7,,");
    }

    String row(int sku, String cells) {
        return sku(sku) + "," + cells + "\n";
    }

    String sku(int number) {
        return prefix + number;
    }

    /** One statement that makes the first SKUs. */
    String insertSkus(int many, String product) {
        return "INSERT INTO sku (code, product_id, name, base_price, currency, created_at) VALUES "
                + IntStream.range(0, many)
                        .mapToObj(i -> "('%s', '%s', 'x', 1, 'USD', NOW())".formatted(sku(i), product))
                        .collect(Collectors.joining(", "));
    }
}
