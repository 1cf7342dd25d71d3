/** Runs of jobs as administrators see them. */
@NullMarked
package io.flashsale.api.job;

import org.jspecify.annotations.NullMarked;
