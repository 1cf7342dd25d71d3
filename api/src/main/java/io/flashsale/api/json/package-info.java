/** How values look in JSON, and how strictly JSON is read. */
@NullMarked
package io.flashsale.api.json;

import org.jspecify.annotations.NullMarked;
