package io.flashsale.api.pricing;

import io.flashsale.api.json.Body;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.pricing.ImportSettings;
import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The bytes of a file as they arrive, within the bounds of size and time. */
final class Upload {

    private static final String PART = "file";
    private static final String ONE_PART = "multipart/form-data with one part, named " + PART;

    private final ImportSettings settings;
    private boolean isComplete;

    private Upload(ImportSettings settings) {
        this.settings = settings;
    }

    /** The body is the file. */
    static Flux<byte[]> of(Flux<DataBuffer> body, ImportSettings settings) {
        return new Upload(settings).bounded(body);
    }

    /** The file is the only part of the body. */
    static Flux<byte[]> ofParts(Flux<? extends PartEvent> parts, ImportSettings settings) {
        return Flux.defer(() -> {
            var upload = new Upload(settings);
            return upload.bounded(parts.map(upload::content))
                    .onErrorMap(DecodingException.class, _ -> new InvalidInput("body", null, ONE_PART));
        });
    }

    private DataBuffer content(PartEvent event) {
        if (!PART.equals(event.name()) || isComplete) {
            DataBufferUtils.release(event.content());
            throw new InvalidInput("body", event.name(), ONE_PART);
        }
        isComplete = event.isLast();
        return event.content();
    }

    private Flux<byte[]> bounded(Flux<DataBuffer> chunks) {
        return Body.atMost(settings.largest().toBytes(), chunks)
                .timeout(settings.patience())
                .onErrorMap(TimeoutException.class, _ -> tooSlow("No bytes came for ", settings.patience()))
                .takeUntilOther(Mono.delay(settings.longest())
                        .then(Mono.error(() -> tooSlow("The file was not there after ", settings.longest()))));
    }

    private static RuntimeException tooSlow(String what, Duration time) {
        return Problem.of(ProblemType.REQUEST_FAILED, what + time + ". Nothing was imported.")
                .signal();
    }
}
