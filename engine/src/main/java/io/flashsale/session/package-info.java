/** Sessions: what a log-in begins, kept up by refresh tokens that are good once. */
@NullMarked
package io.flashsale.session;

import org.jspecify.annotations.NullMarked;
