package io.flashsale.order.kafka;

import io.flashsale.order.DraftText;
import io.flashsale.order.OrderRecord;

/** Records and drafts as the log and the gate keep them: for the simulation. */
public final class RecordText {

    private static final RecordJson JSON = new RecordJson();

    private RecordText() {}

    public static DraftText drafts() {
        return JSON;
    }

    public static byte[] write(OrderRecord record) {
        return JSON.write(record);
    }

    public static OrderRecord read(byte[] text) {
        return JSON.read(text);
    }
}
