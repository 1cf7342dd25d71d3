/** Every error answer: RFC 9457 problem+json that says what was wrong and what was expected. */
@NullMarked
package io.flashsale.api.problem;

import org.jspecify.annotations.NullMarked;
