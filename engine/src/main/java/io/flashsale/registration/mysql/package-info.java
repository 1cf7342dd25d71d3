/** Registrations in MySQL. */
@NullMarked
package io.flashsale.registration.mysql;

import org.jspecify.annotations.NullMarked;
