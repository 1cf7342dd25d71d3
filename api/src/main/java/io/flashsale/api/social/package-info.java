/** Logging in by Google and Facebook: to the provider and back, and what the page does with the code it gets. */
@NullMarked
package io.flashsale.api.social;

import org.jspecify.annotations.NullMarked;
