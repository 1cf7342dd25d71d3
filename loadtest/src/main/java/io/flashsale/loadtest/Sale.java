package io.flashsale.loadtest;

/**
 * A sale of one SKU that the back office has opened for us.
 *
 * @param units            on sale
 * @param limitPerCustomer units that one customer may have
 */
record Sale(String id, String slug, String sku, String priceDataId, int units, int limitPerCustomer) {

    String ordersPath() {
        return "/api/sales/" + id + "/orders";
    }

    /** The body of a request for one unit. */
    String oneUnit() {
        return "{\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}".formatted(sku);
    }
}
