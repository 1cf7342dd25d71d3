package io.flashsale.api.pricing;

import io.flashsale.api.json.Body;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.pricing.ImportSettings;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The bytes of a file as they arrive, within the bounds of size and time. */
final class Upload {

    private Upload() {}

    /** The body is the file. */
    static Flux<byte[]> of(Flux<DataBuffer> body, ImportSettings settings) {
        return Body.atMost(settings.largest().toBytes(), body)
                .timeout(settings.patience())
                .onErrorMap(TimeoutException.class, _ -> tooSlow("No bytes came for ", settings.patience()))
                .takeUntilOther(Mono.delay(settings.longest())
                        .then(Mono.error(() -> tooSlow("The file was not there after ", settings.longest()))));
    }

    /** The file is the only part of a form. */
    static Flux<byte[]> ofForm(MediaType form, Flux<DataBuffer> body, ImportSettings settings) {
        return FormFile.of(form, of(body, settings));
    }

    private static RuntimeException tooSlow(String what, Duration time) {
        return Problem.of(ProblemType.REQUEST_FAILED, what + time + ". Nothing was imported.")
                .signal();
    }
}
