package io.flashsale.api.sale;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.flashsale.sale.SaleMoment;
import io.flashsale.sale.SalePhase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Events as they go over the wire. All who are told the same object get the same bytes, written once. */
@Component
class SaleEventFrames {

    /** Of the last event of a sale. Browsers send it back when they come again. */
    static final String LAST_ID = "closed";

    private final JsonMapper json;
    private final LoadingCache<SaleMoment, byte[]> written =
            Caffeine.newBuilder().weakKeys().maximumSize(1_000).build(this::write);

    SaleEventFrames(JsonMapper json) {
        this.json = json;
    }

    byte[] of(SaleMoment moment) {
        return written.get(moment);
    }

    private byte[] write(SaleMoment moment) {
        boolean isLast = moment.phase() == SalePhase.CLOSED;
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(text("id:" + (isLast ? LAST_ID : moment.at().toEpochMilli()) + "\ndata:"));
        frame.writeBytes(json.writeValueAsBytes(SaleEvent.of(moment)));
        frame.writeBytes(text("\n\n"));
        return frame.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
