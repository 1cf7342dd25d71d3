package io.flashsale.api.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON in well-formed UTF-8 only; Jackson itself would take overlong forms, and UTF-16. Says nothing about what
 * it has read.
 */
final class StrictJsonDecoder extends JacksonJsonDecoder {

    StrictJsonDecoder(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    public Mono<Object> decodeToMono(
            Publisher<DataBuffer> input,
            ResolvableType type,
            @Nullable MimeType mimeType,
            @Nullable Map<String, Object> hints) {
        Flux<DataBuffer> bounded =
                Body.atMost(getMaxInMemorySize(), Flux.from(input)).map(StrictJsonDecoder::wrapped);
        return super.decodeToMono(bounded, type, mimeType, hints);
    }

    @Override
    public Object decode(
            DataBuffer document,
            ResolvableType type,
            @Nullable MimeType mimeType,
            @Nullable Map<String, Object> hints) {
        byte[] bytes = Body.bytesOf(document);
        requireUtf8(bytes);
        return super.decode(wrapped(bytes), type, mimeType, QuietHints.with(hints));
    }

    private static void requireUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException wrong) {
            throw new DecodingException("not UTF-8", wrong);
        }
    }

    private static DataBuffer wrapped(byte[] bytes) {
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }
}
