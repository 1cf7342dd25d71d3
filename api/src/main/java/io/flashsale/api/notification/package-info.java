/** Shows to developers what customers would be told. */
@NullMarked
package io.flashsale.api.notification;

import org.jspecify.annotations.NullMarked;
