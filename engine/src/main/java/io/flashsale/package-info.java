/** The engine: one package per room of the sale. */
@NullMarked
package io.flashsale;

import org.jspecify.annotations.NullMarked;
