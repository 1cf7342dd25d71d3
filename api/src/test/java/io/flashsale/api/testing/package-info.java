/** What tests of the whole application begin with: the running application, and a shop to buy from over HTTP. */
@NullMarked
package io.flashsale.api.testing;

import org.jspecify.annotations.NullMarked;
