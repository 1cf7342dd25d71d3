/** What customers notice when a server is away, has forgotten, or holds what it should not; and what must stay true. */
@NullMarked
package io.flashsale.api.fault;

import org.jspecify.annotations.NullMarked;
