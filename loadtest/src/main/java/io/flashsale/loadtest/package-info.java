/**
 * The crowd, and what is counted after it: a rush of customers ({@link io.flashsale.loadtest.RushReport} reads what
 * they were told and what the shop remembers), the speed of single routes ({@link io.flashsale.loadtest.Bench}) and
 * what a purge costs them ({@link io.flashsale.loadtest.PurgeBench}). Speaks HTTP and looks into the database; imports
 * nothing of the shop.
 */
@NullMarked
package io.flashsale.loadtest;

import org.jspecify.annotations.NullMarked;
