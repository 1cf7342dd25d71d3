/** A sale to try: {@code spring-boot:test-run} opens it. */
@NullMarked
package io.flashsale.api.demo;

import org.jspecify.annotations.NullMarked;
