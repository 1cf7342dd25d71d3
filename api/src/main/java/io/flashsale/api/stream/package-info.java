/** Streams of events over HTTP: what those of orders and of sales have in common. */
@NullMarked
package io.flashsale.api.stream;

import org.jspecify.annotations.NullMarked;
