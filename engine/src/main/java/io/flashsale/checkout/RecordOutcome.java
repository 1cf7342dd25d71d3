package io.flashsale.checkout;

import io.flashsale.shared.PriceDataId;
import java.util.Map;

/** What became of the wish to record usage. All but the first changed nothing. */
public sealed interface RecordOutcome {

    /** MySQL has all of it, from now or from before. */
    record Recorded() implements RecordOutcome {}

    /** Something else is recorded for the transaction. */
    record OtherContent() implements RecordOutcome {}

    /** @param errors for each price that is to blame; all of them where nobody knows which */
    record Refused(Map<PriceDataId, UsageError> errors) implements RecordOutcome {
        public Refused {
            errors = Map.copyOf(errors);
        }
    }

    /** Nothing was decided: the sale is being loaded, or has admitted enough for the moment. */
    record NotNow(BuyOutcome why) implements RecordOutcome {}
}
