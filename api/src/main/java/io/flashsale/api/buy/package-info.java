/** The one hot call: a purchase, as a functional route with as little work a request as can be. */
@NullMarked
package io.flashsale.api.buy;

import org.jspecify.annotations.NullMarked;
