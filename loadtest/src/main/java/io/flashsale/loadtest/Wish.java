package io.flashsale.loadtest;

/**
 * One unit that one customer wants.
 *
 * @param customer number of the customer in the crowd
 * @param key      the Idempotency-Key; whoever sends the same wish twice uses the same
 * @param token    the customer's access token
 */
record Wish(int customer, String key, String token) {}
