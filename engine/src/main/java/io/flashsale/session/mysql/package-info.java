/** Sessions in MySQL. */
@NullMarked
package io.flashsale.session.mysql;

import org.jspecify.annotations.NullMarked;
