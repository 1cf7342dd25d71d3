/** Values that every room speaks of: ids, money, quantities, problems. No technology. */
@NullMarked
package io.flashsale.shared;

import org.jspecify.annotations.NullMarked;
