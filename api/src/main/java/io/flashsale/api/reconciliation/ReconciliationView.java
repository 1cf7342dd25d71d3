package io.flashsale.api.reconciliation;

import io.flashsale.api.job.JobRunView;
import io.flashsale.reconciliation.Difference.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the last run that ended well found.
 *
 * @param latestRun   null before the first one; one under way has not replaced what is shown yet
 * @param counts      how many there are of each kind
 * @param differences the first thousand of them, by kind and id
 */
record ReconciliationView(@Nullable JobRunView latestRun, Map<Kind, Long> counts, List<DifferenceView> differences) {}
