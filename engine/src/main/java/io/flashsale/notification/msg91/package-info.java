/**
 * MSG91, India: texts by a template registered there, its values by us.
 *
 * @see <a href="https://docs.msg91.com">MSG91's documentation</a>
 */
@NullMarked
package io.flashsale.notification.msg91;

import org.jspecify.annotations.NullMarked;
