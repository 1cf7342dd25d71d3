package io.flashsale.api.json;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/** The bytes of a request as they arrive. */
public final class Body {

    private Body() {}

    /**
     * The chunks as byte arrays. More bytes than that are a {@link DataBufferLimitException} as signal, before they
     * are kept: Spring's own limit releases the last chunk once too often, which ends the connection with an error in
     * the log.
     */
    public static Flux<byte[]> atMost(long bytes, Flux<DataBuffer> chunks) {
        return Flux.defer(() -> {
            var meter = new Meter(bytes);
            return chunks.map(meter::counted);
        });
    }

    static byte[] bytesOf(DataBuffer chunk) {
        byte[] bytes = new byte[chunk.readableByteCount()];
        chunk.read(bytes);
        DataBufferUtils.release(chunk);
        return bytes;
    }

    /** Counts what comes. */
    private static final class Meter {

        private final long most;
        private long seen;

        Meter(long most) {
            this.most = most;
        }

        byte[] counted(DataBuffer chunk) {
            byte[] bytes = bytesOf(chunk);
            seen += bytes.length;
            if (seen > most) {
                throw new DataBufferLimitException("body: more than " + most + " bytes");
            }
            return bytes;
        }
    }
}
