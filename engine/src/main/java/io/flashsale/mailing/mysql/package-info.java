/** Mailings in MySQL. */
@NullMarked
package io.flashsale.mailing.mysql;

import org.jspecify.annotations.NullMarked;
