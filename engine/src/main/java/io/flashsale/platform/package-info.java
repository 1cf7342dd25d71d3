/** The only shared plumbing: Lua scripts, rows, the Kafka pipeline, ids, the clock. */
@NullMarked
package io.flashsale.platform;

import org.jspecify.annotations.NullMarked;
