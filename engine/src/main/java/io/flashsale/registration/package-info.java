/** Who may take part in a sale that asks for registration, and how the gate gets to know it. */
@NullMarked
package io.flashsale.registration;

import org.jspecify.annotations.NullMarked;
