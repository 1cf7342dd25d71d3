/**
 * The whole protocol under one seed: real scripts, gate, rules and use cases; modelled Redis, log, MySQL and payment
 * provider; one thread, virtual time, and messages that are lost, doubled, late and out of order. Begin with
 * {@code History}.
 */
@NullMarked
package io.flashsale.simulation;

import org.jspecify.annotations.NullMarked;
