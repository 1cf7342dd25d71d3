/** What only a measurement needs. It stands on the test class path: no production jar has it. */
@NullMarked
package io.flashsale.api.bench;

import org.jspecify.annotations.NullMarked;
