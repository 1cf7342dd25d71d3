package io.flashsale.loadtest;

/**
 * A sale of one new SKU, with holds that outlast the test and a rate that does not slow the crowd down.
 *
 * @param name             what it is for; unique names are made from it
 * @param units            on sale
 * @param limitPerCustomer units that one customer may have
 * @param waitlistCapacity places in the waitlist
 */
record NewSale(String name, int units, int limitPerCustomer, int waitlistCapacity) {}
