/** HTTP in front of the rooms, and the main class. */
@NullMarked
package io.flashsale.api;

import org.jspecify.annotations.NullMarked;
