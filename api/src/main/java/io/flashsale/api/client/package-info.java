/** Where requests come from. */
@NullMarked
package io.flashsale.api.client;

import org.jspecify.annotations.NullMarked;
