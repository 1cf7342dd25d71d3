/** Texts from Mustache templates in files. */
@NullMarked
package io.flashsale.notification.mustache;

import org.jspecify.annotations.NullMarked;
