/** Walks the way of a purchase before customers do: a cold JVM is twenty times slower than a warm one. */
@NullMarked
package io.flashsale.api.warmup;

import org.jspecify.annotations.NullMarked;
